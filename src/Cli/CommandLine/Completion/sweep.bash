# Completion of sweep for bash. In ~/.bashrc: source <(sweep completion bash)
_sweep_complete() {
    local rest=${COMP_LINE:0:COMP_POINT} words=() lines=() i lead word
    # bash also splits at = and :, which are letters in an address or a value; joined is what had no space between.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        lead=${rest%%[![:space:]]*}
        rest=${rest#"$lead"}
        word=${COMP_WORDS[i]}
        ((i == COMP_CWORD)) && word=$rest
        rest=${rest#"$word"}
        if ((i > 0)) && [[ -z $lead ]]; then words[-1]+=$word; else words+=("$word"); fi
    done
    mapfile -t lines < <("${1/#\~/$HOME}" complete -- "${words[@]:1}" 2> /dev/null)

    # What bash takes for the word begins after the last = or :.
    local current=${words[-1]} line tail
    tail=${current##*[=:]}
    local before=${current%"$tail"}
    COMPREPLY=()
    for line in "${lines[@]:1}"; do
        line=${line%%$'\t'*}
        COMPREPLY+=("${line#"$before"}")
    done
    case ${lines[0]} in
        files | folders)
            local flag=-f
            [[ ${lines[0]} == folders ]] && flag=-d
            mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen $flag -- "$tail")
            compopt -o filenames 2> /dev/null
            ;;
    esac
}
complete -F _sweep_complete sweep
