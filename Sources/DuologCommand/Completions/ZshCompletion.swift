/// The script for zsh, to be sourced after `compinit`, or to be found by it as the file `_duolog`
/// (zshcompsys(1)).
///
/// Nothing that is typed or offered is ever run: `(Q)` only takes quotes off, and `compadd` quotes
/// what it inserts.
struct ZshCompletion {
  private let table: CompletionTable
  private let script = ShellScript.posix

  init(_ table: CompletionTable) {
    self.table = table
  }

  /// The whole script.
  var text: String {
    let places = script.cases(
      table.offers.map { offer in
        (offer.places.map(pattern), "form=\(script.quoted(offer.form))")
      })
    let options = script.cases(
      table.table.commands.map { command in
        let options = table.options(of: command).map { described("\($0.name)", $0.help) }
        return (
          [script.quoted(command.name.rawValue)], "words_=(\(options.joined(separator: " ")))"
        )
      })
    let groups = script.cases(
      table.table.groups.map { group in
        let words = table.words(of: group).map { described($0.word, $0.abstract) }
        return ([script.quoted(group.name)], "words_=(\(words.joined(separator: " ")))")
      })
    let aliases = script.cases(
      table.aliases.map { ([script.quoted($0.alias)], "command=\(script.quoted($0.name))") })
    let names = table.table.commands.map { script.quoted($0.name.rawValue) }
    let first = table.table.firstWords.map { described($0.word, $0.abstract) }
    return """
      #compdef duolog
      # Completes 'duolog' in zsh. Made by 'duolog completions zsh'.

      # The options after a command.
      _duolog_options() {
        case $1 in
      \(options)    *) words_=() ;;
        esac
      }

      # The commands in a group.
      _duolog_group() {
        words_=()
        case $1 in
      \(groups)    *) return 1 ;;
        esac
      }

      # Whether there is such a command.
      _duolog_is_command() {
        case $1 in
          \(names.joined(separator: " | "))) return 0 ;;
        esac
        return 1
      }

      # The name of a command that is called by another one.
      _duolog_name() {
        command=$1
        case $1 in
      \(aliases)  esac
      }

      # What can be typed at a place.
      _duolog_offer() {
        form=''
        case $1 in
      \(places)  esac
      }

      _duolog_takes_value() {
        case $1 in
          \(table.valueOptions.joined(separator: " | "))) return 0 ;;
        esac
        return 1
      }

      _duolog_first() {
        words_=(\(first.joined(separator: " ")))
      }
      \(ZshCompletion.logic)
      """
  }

  /// A word and its meaning, as `_describe` takes them.
  private func described(_ word: String, _ meaning: String) -> String {
    script.quoted("\(word):\(meaning)")
  }

  /// A place as a pattern: its `*` stands for anything.
  private func pattern(_ place: String) -> String {
    if place.hasPrefix("* ") { return "*\(script.quoted(String(place.dropFirst())))" }
    if place.hasSuffix("#*") { return "\(script.quoted(String(place.dropLast())))*" }
    return script.quoted(place)
  }

  private static let logic = #"""

    # Offers what Duolog knows. It prints two lines for each value: the value, and what it is.
    _duolog_list() {
      local value meaning
      local -a values shown
      while IFS= read -r value; do
        IFS= read -r meaning
        values+=("$value")
        shown+=("$value${meaning:+  -- $meaning}")
      done < <(command duolog --no-input ${journal:+--journal} ${journal:+"$journal"} \
        completions --values "$1" 2>/dev/null </dev/null)
      (( $#values )) || return 1
      compadd -l -V duolog -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -d shown -a values
    }

    _duolog() {
      local command='' form='' raw word pending='' first='' ended='' journal=''
      local -a words_
      local -i i count=0
      for ((i = 2; i < CURRENT; i++)); do
        raw=$words[i]
        # This takes quotes off, and runs nothing.
        word=${(Q)raw}
        if [[ -n $pending ]]; then
          [[ $pending == --journal ]] && journal=${word/#\~\//$HOME/}
          pending=''
        elif [[ -z $ended && $raw == -- ]]; then
          ended=1
        elif [[ -z $ended && $raw == --journal=* ]]; then
          journal=${${word#--journal=}/#\~\//$HOME/}
        elif [[ -z $ended && $raw == --* ]]; then
          _duolog_takes_value "$raw" && pending=$raw
        elif [[ -z $ended && $raw == -[a-zA-Z]* ]]; then
          :
        elif [[ -z $command ]]; then
          if [[ -n $first ]]; then
            _duolog_name "$first $word"
          elif _duolog_group "$word"; then
            first=$word
            # A word can be a group and a command of its own.
            _duolog_is_command "$first" && command=$first first=''
          else
            _duolog_name "$word"
          fi
        else
          ((count++))
        fi
      done
      raw=$words[CURRENT]
      if [[ -n $pending ]]; then
        _duolog_offer "$command $pending"
      elif [[ -z $ended && $raw == --*=* ]]; then
        pending=${raw%%=*}
        compset -P '--*='
        _duolog_offer "$command $pending"
      elif [[ -z $ended && $raw == -* ]]; then
        _duolog_options "${command:-today}"
        _describe -o 'option' words_
        return
      elif [[ -z $command && -n $first ]]; then
        _duolog_group "$first"
        _describe 'command' words_
        return
      elif [[ -z $command ]]; then
        _duolog_first
        _describe 'command' words_
        return
      else
        _duolog_offer "$command #$((count + 1))"
      fi
      case $form in
        words:*)
          words_=(${(s: :)form#words:})
          compadd -V duolog -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a words_
          ;;
        list:*) _duolog_list "${form#list:}" ;;
        files) _files ;;
        folders) _files -/ ;;
        *) return 1 ;;
      esac
    }

    if [[ ${funcstack[1]-} == _duolog ]]; then
      _duolog "$@"
    else
      compdef _duolog duolog
    fi

    """#
}
