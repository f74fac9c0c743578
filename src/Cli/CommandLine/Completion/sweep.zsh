#compdef sweep
# Completion of sweep for zsh. In ~/.zshrc, after compinit: source <(sweep completion zsh)
_sweep() {
    local -a lines suggestions
    local line
    lines=("${(@f)$("${words[1]/#\~/$HOME}" complete -- "${(@)words[2,CURRENT]}" 2> /dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        [[ -n $line ]] && suggestions+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    (( ${#suggestions} )) && _describe sweep suggestions
    case ${lines[1]} in
        files) _files ;;
        folders) _files -/ ;;
    esac
}
compdef _sweep sweep
