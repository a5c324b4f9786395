# shellcheck shell=bash
# What ./perennial and ./test share: is the build current, what must the machine have, one build at a time. Sourced with $root set.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
[ -n "${HOME:-}" ] || export DOTNET_CLI_HOME="$root/artifacts"
needed_mb=3000 # packages 1 GB, build 1 GB, and room for the data

say() { printf 'perennial: %s\n' "$*" >&2; }
give_up() { say "$@"; exit 1; }

# The program finds its runtime by DOTNET_ROOT; a .NET that was unpacked into a home directory is found too.
# An older one that comes first is passed over.
find_dotnet() {
  local dotnet
  for dotnet in "$(command -v dotnet)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    [ -x "$dotnet" ] || continue
    dotnet=$(readlink -f "$dotnet")
    has_sdk "$dotnet" || continue
    export DOTNET_ROOT="${dotnet%/*}" PATH="${dotnet%/*}:$PATH"
    return
  done
}

has_sdk() { [[ $'\n'$("$1" --list-sdks 2>/dev/null) == *$'\n'10.* ]]; }

# Name, size and time of every file that the program is made of: any change, addition or removal changes it.
fingerprint() {
  local where=("$root/src" "$root/deploy/prepare.sh" "$root/global.json" "$root/BannedSymbols.txt" "$root/.editorconfig" "$root"/Directory.*.props)
  local skip=(\( -name node_modules -o -name wwwroot -o -name build \) -prune -o)
  case $OSTYPE in
    linux*) find "${where[@]}" "${skip[@]}" -type f -exec stat -c '%n %s %y' {} + ;;
    *) find "${where[@]}" "${skip[@]}" -type f -exec stat -f '%N %z %m' {} + ;;
  esac | LC_ALL=C sort | cksum
}

is_current() { [ -x "$2" ] && [ -r "$1" ] && [ "$(fingerprint)" = "$(<"$1")" ]; }

take_lock() {
  mkdir -p "$root/artifacts" || return
  exec 9>"$root/artifacts/build.lock" || return
  command -v flock >/dev/null || return 0
  flock -n 9 || { say 'another build is running; waiting for it'; flock 9; }
}

check_machine() {
  local missing=0
  command -v dotnet >/dev/null && has_sdk dotnet ||
    { say 'the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0'; missing=1; }
  has_icu || { say "libicu is missing, without which .NET does not start: $(how_to_install_icu)"; missing=1; }
  command -v npm >/dev/null && [ "$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)" -ge 20 ] ||
    { say 'Node.js 20 or newer with npm is missing (it builds the style sheet and scripts): https://nodejs.org'; missing=1; }
  local free_mb=$(($(df -Pk "$root" | awk 'NR == 2 { print $4 }') / 1024))
  [ -d "$root/artifacts/bin" ] || [ "$free_mb" -ge "$needed_mb" ] ||
    { say "only $free_mb MB are free under $root, and the first build needs $needed_mb MB"; missing=1; }
  return "$missing"
}

has_icu() {
  [[ $OSTYPE == linux* ]] || return 0
  { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q 'libicuuc\.so' && return
  compgen -G '/usr/lib*/libicuuc.so*' >/dev/null || compgen -G '/usr/lib/*/libicuuc.so*' >/dev/null
}

icu_package() { apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | awk '{ print $1 }' | sort -V | tail -1 | grep . || echo libicu-dev; }

how_to_install_icu() {
  local sudo=''
  [ "$(id -u)" = 0 ] || sudo='sudo '
  if command -v apt-get >/dev/null; then echo "${sudo}apt-get update && ${sudo}apt-get install -y $(icu_package)"
  elif command -v dnf >/dev/null; then echo "${sudo}dnf install -y libicu"
  elif command -v apk >/dev/null; then echo "${sudo}apk add icu-libs icu-data-full"
  else echo 'install the package libicu of your system'; fi
}

build() {
  local began=$SECONDS
  say "building $1 (the first time takes a minute or two)"
  rm -f "$root"/artifacts/bin/Cli/release/*.dll # a server that runs from them keeps its own; overwriting them would pull them from under it
  dotnet build "$root/$1" -c Release --nologo -v quiet -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=false 9>&- >&2 </dev/null ||
    { say 'the build failed; the reason is above'; return 1; }
  say "built in $((SECONDS - began)) s"
}
