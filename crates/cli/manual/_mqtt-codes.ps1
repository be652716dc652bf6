
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'mqtt-codes' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'mqtt-codes'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'mqtt-codes' {
            [CompletionResult]::new('--family', '--family', [CompletionResultType]::ParameterName, 'Only codes of this family')
            [CompletionResult]::new('--client', '--client', [CompletionResultType]::ParameterName, 'Only codes of this library, such as `mosquitto` or `paho python`')
            [CompletionResult]::new('--packet', '--packet', [CompletionResultType]::ParameterName, 'Only codes that this packet may carry')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The callback, function or program that gave the code, such as `on_disconnect`')
            [CompletionResult]::new('--client-version', '--client-version', [CompletionResultType]::ParameterName, 'Only numbers that this version of the library has; with `--client` or `--family`')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Explain every meaning in full, and not the first one only')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with status 3 if more than one family fits')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('annotate', 'annotate', [CompletionResultType]::ParameterValue, 'Copy a log from standard input, with a note under each line that carries a code')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List codes')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search all texts in all languages for words')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual page, or all manual pages to a folder')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a number, a name or a line of a log; the word `explain` may be left out')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mqtt-codes;annotate' {
            [CompletionResult]::new('--family', '--family', [CompletionResultType]::ParameterName, 'Only codes of this family')
            [CompletionResult]::new('--client', '--client', [CompletionResultType]::ParameterName, 'Only codes of this library, such as `mosquitto` or `paho python`')
            [CompletionResult]::new('--packet', '--packet', [CompletionResultType]::ParameterName, 'Only codes that this packet may carry')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The callback, function or program that gave the code, such as `on_disconnect`')
            [CompletionResult]::new('--client-version', '--client-version', [CompletionResultType]::ParameterName, 'Only numbers that this version of the library has; with `--client` or `--family`')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Explain a code every time it appears, and not the first time only')
            [CompletionResult]::new('--only-matching', '--only-matching', [CompletionResultType]::ParameterName, 'Leave out lines without a code')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mqtt-codes;list' {
            [CompletionResult]::new('--family', '--family', [CompletionResultType]::ParameterName, 'Only codes of this family')
            [CompletionResult]::new('--packet', '--packet', [CompletionResultType]::ParameterName, 'Only codes that this packet may carry')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mqtt-codes;search' {
            [CompletionResult]::new('--family', '--family', [CompletionResultType]::ParameterName, 'Only codes of this family')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mqtt-codes;completions' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mqtt-codes;man' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mqtt-codes;explain' {
            [CompletionResult]::new('--family', '--family', [CompletionResultType]::ParameterName, 'Only codes of this family')
            [CompletionResult]::new('--client', '--client', [CompletionResultType]::ParameterName, 'Only codes of this library, such as `mosquitto` or `paho python`')
            [CompletionResult]::new('--packet', '--packet', [CompletionResultType]::ParameterName, 'Only codes that this packet may carry')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The callback, function or program that gave the code, such as `on_disconnect`')
            [CompletionResult]::new('--client-version', '--client-version', [CompletionResultType]::ParameterName, 'Only numbers that this version of the library has; with `--client` or `--family`')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of the texts, such as `ja`; else that of the environment')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The format')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'The width of lines; else that of the terminal, at most 100')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Explain every meaning in full, and not the first one only')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with status 3 if more than one family fits')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mqtt-codes;help' {
            [CompletionResult]::new('annotate', 'annotate', [CompletionResultType]::ParameterValue, 'Copy a log from standard input, with a note under each line that carries a code')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List codes')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search all texts in all languages for words')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual page, or all manual pages to a folder')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a number, a name or a line of a log; the word `explain` may be left out')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mqtt-codes;help;annotate' {
            break
        }
        'mqtt-codes;help;list' {
            break
        }
        'mqtt-codes;help;search' {
            break
        }
        'mqtt-codes;help;completions' {
            break
        }
        'mqtt-codes;help;man' {
            break
        }
        'mqtt-codes;help;explain' {
            break
        }
        'mqtt-codes;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
