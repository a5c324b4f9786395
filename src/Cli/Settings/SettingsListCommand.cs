using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Settings;

internal sealed class SettingsListCommand : ServerVerb
{
    public SettingsListCommand() : base("list", "Lists every option with its value, its default and what it takes.")
    {
        Examples = ["perennial settings list", "perennial settings list --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var settings = await server.SettingsAsync(cancellation);
        await screen.WriteAsync(settings.Items, ContractJson.Default.IReadOnlyListSetting, Columns, "There are no options.");
        return ExitCode.Ok;
    }

    private static readonly Column<Setting>[] Columns =
    [
        new("name", s => s.Name), new("value", s => s.Value), new("default", s => s.Default), new("values", s => s.Values), new("meaning", s => s.Meaning),
    ];
}
