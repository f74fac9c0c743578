# Completion of sweep for fish: sweep completion fish > ~/.config/fish/completions/sweep.fish
function __sweep_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] complete -- $words[2..-1] "$current" 2> /dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
    end
    set -e lines[1]
    printf '%s\n' $lines
end
complete -c sweep -f -a '(__sweep_complete)'
