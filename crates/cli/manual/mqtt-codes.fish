# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mqtt_codes_global_optspecs
    string join \n family= client= packet= from= client-version= all strict lang= format= color= width= h/help V/version
end

function __fish_mqtt_codes_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mqtt_codes_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mqtt_codes_using_subcommand
    set -l cmd (__fish_mqtt_codes_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l family -d 'Only codes of this family' -r -f -a "mqtt-5.0\t''
mqtt-3.1.1\t''
mqtt-3.1\t''
mqtt-sn-1.2\t''
mosquitto\t''
paho-java\t''
paho-java-v5\t''
paho-c\t''
paho-python\t''
paho-js\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l client -d 'Only codes of this library, such as `mosquitto` or `paho python`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l packet -d 'Only codes that this packet may carry' -r -f -a "CONNACK\t''
PUBACK\t''
PUBREC\t''
PUBREL\t''
PUBCOMP\t''
UNSUBACK\t''
AUTH\t''
DISCONNECT\t''
SUBACK\t''
REGACK\t''
WILLTOPICRESP\t''
WILLMSGRESP\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l from -d 'The callback, function or program that gave the code, such as `on_disconnect`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l client-version -d 'Only numbers that this version of the library has; with `--client` or `--family`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l all -d 'Explain every meaning in full, and not the first one only'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -l strict -d 'Exit with status 3 if more than one family fits'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -s V -l version -d 'Print version'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "annotate" -d 'Copy a log from standard input, with a note under each line that carries a code'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "list" -d 'List codes'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "search" -d 'Search all texts in all languages for words'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "completions" -d 'Write completions for a shell'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "man" -d 'Write the manual page, or all manual pages to a folder'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "explain" -d 'Explain a number, a name or a line of a log; the word `explain` may be left out'
complete -c mqtt-codes -n "__fish_mqtt_codes_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l family -d 'Only codes of this family' -r -f -a "mqtt-5.0\t''
mqtt-3.1.1\t''
mqtt-3.1\t''
mqtt-sn-1.2\t''
mosquitto\t''
paho-java\t''
paho-java-v5\t''
paho-c\t''
paho-python\t''
paho-js\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l client -d 'Only codes of this library, such as `mosquitto` or `paho python`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l packet -d 'Only codes that this packet may carry' -r -f -a "CONNACK\t''
PUBACK\t''
PUBREC\t''
PUBREL\t''
PUBCOMP\t''
UNSUBACK\t''
AUTH\t''
DISCONNECT\t''
SUBACK\t''
REGACK\t''
WILLTOPICRESP\t''
WILLMSGRESP\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l from -d 'The callback, function or program that gave the code, such as `on_disconnect`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l client-version -d 'Only numbers that this version of the library has; with `--client` or `--family`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l all -d 'Explain a code every time it appears, and not the first time only'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -l only-matching -d 'Leave out lines without a code'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand annotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -l family -d 'Only codes of this family' -r -f -a "mqtt-5.0\t''
mqtt-3.1.1\t''
mqtt-3.1\t''
mqtt-sn-1.2\t''
mosquitto\t''
paho-java\t''
paho-java-v5\t''
paho-c\t''
paho-python\t''
paho-js\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -l packet -d 'Only codes that this packet may carry' -r -f -a "CONNACK\t''
PUBACK\t''
PUBREC\t''
PUBREL\t''
PUBCOMP\t''
UNSUBACK\t''
AUTH\t''
DISCONNECT\t''
SUBACK\t''
REGACK\t''
WILLTOPICRESP\t''
WILLMSGRESP\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand search" -l family -d 'Only codes of this family' -r -f -a "mqtt-5.0\t''
mqtt-3.1.1\t''
mqtt-3.1\t''
mqtt-sn-1.2\t''
mosquitto\t''
paho-java\t''
paho-java-v5\t''
paho-c\t''
paho-python\t''
paho-js\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand search" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand search" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand search" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand search" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand completions" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand completions" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand completions" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand completions" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand man" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand man" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand man" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand man" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l family -d 'Only codes of this family' -r -f -a "mqtt-5.0\t''
mqtt-3.1.1\t''
mqtt-3.1\t''
mqtt-sn-1.2\t''
mosquitto\t''
paho-java\t''
paho-java-v5\t''
paho-c\t''
paho-python\t''
paho-js\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l client -d 'Only codes of this library, such as `mosquitto` or `paho python`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l packet -d 'Only codes that this packet may carry' -r -f -a "CONNACK\t''
PUBACK\t''
PUBREC\t''
PUBREL\t''
PUBCOMP\t''
UNSUBACK\t''
AUTH\t''
DISCONNECT\t''
SUBACK\t''
REGACK\t''
WILLTOPICRESP\t''
WILLMSGRESP\t''"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l from -d 'The callback, function or program that gave the code, such as `on_disconnect`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l client-version -d 'Only numbers that this version of the library has; with `--client` or `--family`' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l lang -d 'The language of the texts, such as `ja`; else that of the environment' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l format -d 'The format' -r -f -a "text\t'For people'
json\t'For programs'
markdown\t'For issues and chats'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l color -d 'When to use color' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l width -d 'The width of lines; else that of the terminal, at most 100' -r
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l all -d 'Explain every meaning in full, and not the first one only'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -l strict -d 'Exit with status 3 if more than one family fits'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "annotate" -d 'Copy a log from standard input, with a note under each line that carries a code'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "list" -d 'List codes'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "search" -d 'Search all texts in all languages for words'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "completions" -d 'Write completions for a shell'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "man" -d 'Write the manual page, or all manual pages to a folder'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "explain" -d 'Explain a number, a name or a line of a log; the word `explain` may be left out'
complete -c mqtt-codes -n "__fish_mqtt_codes_using_subcommand help; and not __fish_seen_subcommand_from annotate list search completions man explain help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
