/// The script for bash. It needs nothing but bash, from version 3.2 on, and keeps to what `complete
/// -F` gives it (bash's manual, "Programmable Completion").
///
/// Nothing that is typed or offered is ever run: words are unquoted letter by letter, and what is
/// offered is quoted letter by letter, in the kind of quotes that the person has begun.
struct BashCompletion {
  private let table: CompletionTable
  private let script = ShellScript.posix

  init(_ table: CompletionTable) {
    self.table = table
  }

  /// The whole script.
  var text: String {
    let places = script.cases(
      table.offers.map { offer in
        (offer.places.map(pattern), "_duolog_form=\(script.quoted(offer.form))")
      })
    let options = script.cases(
      table.table.commands.map { command in
        let names = table.options(of: command).map { "\($0.name)" }.joined(separator: " ")
        return ([script.quoted(command.name.rawValue)], "_duolog_words=\(script.quoted(names))")
      })
    let groups = script.cases(
      table.table.groups.map { group in
        let words = table.words(of: group).map(\.word).joined(separator: " ")
        return ([script.quoted(group.name)], "_duolog_words=\(script.quoted(words))")
      })
    let names = script.cases(
      table.table.commands.map { ([script.quoted($0.name.rawValue)], "return 0") })
    let aliases = script.cases(
      table.aliases.map {
        ([script.quoted($0.alias)], "_duolog_command=\(script.quoted($0.name))")
      })
    let valueOptions = table.valueOptions.joined(separator: " | ")
    let first = table.table.firstWords.map(\.word).joined(separator: " ")
    return """
      # Completes 'duolog' in bash. Made by 'duolog completions bash'.

      # The options after a command.
      _duolog_options() {
        case $1 in
      \(options)    *) _duolog_words=\(script.quoted(globalOptions)) ;;
        esac
      }

      # The commands in a group.
      _duolog_group() {
        _duolog_words=''
        case $1 in
      \(groups)    *) return 1 ;;
        esac
      }

      # Whether there is such a command.
      _duolog_is_command() {
        case $1 in
      \(names)  esac
        return 1
      }

      # The name of a command that is called by another one.
      _duolog_name() {
        _duolog_command=$1
        case $1 in
      \(aliases)  esac
      }

      # What can be typed at a place.
      _duolog_offer() {
        _duolog_form=''
        case $1 in
      \(places)  esac
      }

      _duolog_takes_value() {
        case $1 in
          \(valueOptions)) return 0 ;;
        esac
        return 1
      }

      _duolog_first=\(script.quoted(first))
      \(BashCompletion.logic)
      """
  }

  private var globalOptions: String {
    table.table.globalOptions.map { "\($0.name)" }.joined(separator: " ")
  }

  /// A place as a pattern: its `*` stands for anything.
  private func pattern(_ place: String) -> String {
    if place.hasPrefix("* ") { return "*\(script.quoted(String(place.dropFirst())))" }
    if place.hasSuffix("#*") { return "\(script.quoted(String(place.dropLast())))*" }
    return script.quoted(place)
  }

  private static let logic = #"""

    # Takes the quotes off a word, letter by letter: nothing in it is run.
    _duolog_unquote() {
      local text=$1 letter i
      _duolog_word='' _duolog_quote=''
      for ((i = 0; i < ${#text}; i++)); do
        letter=${text:i:1}
        if [[ $_duolog_quote == "'" ]]; then
          if [[ $letter == "'" ]]; then _duolog_quote=''; else _duolog_word+=$letter; fi
        elif [[ $letter == "\\" ]]; then
          ((i++))
          _duolog_word+=${text:i:1}
        elif [[ $letter == "$_duolog_quote" ]]; then
          _duolog_quote=''
        elif [[ -z $_duolog_quote && ($letter == "'" || $letter == '"') ]]; then
          _duolog_quote=$letter
        else
          _duolog_word+=$letter
        fi
      done
    }

    # Puts a value into the quotes that were begun, letter by letter.
    _duolog_enquote() {
      local text=$1 letter i
      _duolog_word=''
      for ((i = 0; i < ${#text}; i++)); do
        letter=${text:i:1}
        case $_duolog_quote in
          "'") [[ $letter == "'" ]] && letter="'\\''" ;;
          '"')
            case $letter in
              '"' | '$' | '`' | "\\") letter="\\$letter" ;;
              '!') letter="\"\\!\"" ;;
            esac
            ;;
          *)
            case $letter in
              [[:alnum:]] | [_./,+-] | [![:ascii:]]) ;;
              *) letter="\\$letter" ;;
            esac
            ;;
        esac
        _duolog_word+=$letter
      done
    }

    # Offers those of the given values that begin as the current word does, in upper or lower case.
    _duolog_reply() {
      local value wanted=$_duolog_current reset=''
      shopt -q nocasematch || reset=1
      shopt -s nocasematch
      for value in "$@"; do
        [[ $value == "$wanted"* ]] || continue
        _duolog_enquote "$value"
        COMPREPLY+=("$_duolog_word")
      done
      [[ -z $reset ]] || shopt -u nocasematch
    }

    # Offers what Duolog knows. It prints two lines for each value. The first one is the value.
    _duolog_list() {
      local value meaning
      local -a values=()
      while IFS= read -r value; do
        IFS= read -r meaning
        values+=("$value")
      done < <(command duolog --no-input ${_duolog_journal:+--journal "$_duolog_journal"} \
        completions --values "$1" 2>/dev/null </dev/null)
      ((${#values[@]} == 0)) || _duolog_reply "${values[@]}"
    }

    _duolog() {
      local _duolog_command='' _duolog_form='' _duolog_words='' _duolog_word='' _duolog_quote=''
      local _duolog_current='' _duolog_journal='' i raw pending='' count=0 first='' ended=''
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        raw=${COMP_WORDS[i]}
        # bash makes a word of its own of the sign in '--day=monday'.
        [[ $raw == '=' ]] && continue
        _duolog_unquote "$raw"
        if [[ -n $pending ]]; then
          [[ $pending == --journal ]] && _duolog_journal=${_duolog_word/#\~\//$HOME/}
          pending=''
        elif [[ -z $ended && $raw == -- ]]; then
          ended=1
        elif [[ -z $ended && $raw == --* ]]; then
          _duolog_takes_value "$raw" && pending=$raw
        elif [[ -z $ended && $raw == -[a-zA-Z]* ]]; then
          :
        elif [[ -z $_duolog_command ]]; then
          if [[ -n $first ]]; then
            _duolog_name "$first $_duolog_word"
          elif _duolog_group "$_duolog_word" && [[ -n $_duolog_words ]]; then
            first=$_duolog_word
            # A word can be a group and a command of its own.
            _duolog_is_command "$first" && _duolog_command=$first first=''
          else
            _duolog_name "$_duolog_word"
          fi
        else
          ((count++))
        fi
      done
      raw=${COMP_WORDS[COMP_CWORD]}
      [[ $raw == '=' ]] && raw=''
      _duolog_unquote "$raw"
      _duolog_current=$_duolog_word
      if [[ -n $pending ]]; then
        _duolog_offer "$_duolog_command $pending"
      elif [[ -z $ended && $raw == -* ]]; then
        _duolog_options "${_duolog_command:-today}"
        _duolog_form="words:$_duolog_words"
      elif [[ -z $_duolog_command && -n $first ]]; then
        _duolog_group "$first"
        _duolog_form="words:$_duolog_words"
      elif [[ -z $_duolog_command ]]; then
        _duolog_form="words:$_duolog_first"
      else
        _duolog_offer "$_duolog_command #$((count + 1))"
      fi
      case $_duolog_form in
        words:*)
          local -a words
          local IFS=' '
          # Only Duolog's own words are split, and none of them is a pattern.
          read -r -a words <<<"${_duolog_form#words:}"
          _duolog_reply "${words[@]}"
          ;;
        list:*) _duolog_list "${_duolog_form#list:}" ;;
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
      esac
    }

    complete -F _duolog duolog

    """#
}
