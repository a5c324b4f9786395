namespace Perennial.Cli.Completion;

/// <summary>Each asks the program itself, by its <c>[suggest]</c> directive, what may stand at the cursor.</summary>
internal static class CompletionScripts
{
    public static string Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => Pwsh,
    };

    private const string Bash = """
        # bash completion for perennial: source <(perennial completion bash)
        _perennial() {
          local line="${COMP_LINE:0:COMP_POINT}" typed word IFS=$'\n'
          typed="${line##* }"
          COMPREPLY=()
          while read -r word; do
            [[ $word == "$typed"* ]] || continue
            # bash replaces only what stands behind the last = or :
            [[ $typed == *[=:]* ]] && word="${word#"${typed%[=:]*}"?}"
            COMPREPLY+=("$word")
          done < <("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${#line}]" "$line" 2>/dev/null)
          [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
          [[ ${#COMPREPLY[@]} == 0 ]] && compopt -o default
        }
        complete -F _perennial perennial ./perennial

        """;

    private const string Zsh = """
        #compdef perennial
        # zsh completion for perennial: put it on $fpath as _perennial, or source it after compinit
        _perennial() {
          local line="$BUFFER[1,$CURSOR]"
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
          (( ${#found} )) && compadd -- $found || _files
        }
        if [ "$funcstack[1]" = _perennial ]; then _perennial "$@"; else compdef _perennial perennial; fi

        """;

    private const string Fish = """
        # fish completion for perennial: perennial completion fish | source
        complete -c perennial -a '(set -l line (commandline -cp); perennial "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'

        """;

    private const string Pwsh = """
        # PowerShell completion for perennial: perennial completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName perennial -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
            perennial "[suggest:$cursorPosition]" "$line" 2>$null | Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;
}
