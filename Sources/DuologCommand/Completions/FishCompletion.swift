/// The script for fish, from version 3.4 on (fish's documentation, "Writing your own completions").
///
/// Nothing that is typed or offered is ever run: `commandline` only takes quotes off, and fish quotes
/// what it inserts.
struct FishCompletion {
  private let table: CompletionTable
  private let script = ShellScript.fish

  init(_ table: CompletionTable) {
    self.table = table
  }

  /// The whole script.
  var text: String {
    let places = script.cases(
      table.offers.map { offer in
        // The quotes keep a `*` from being matched against files; `switch` still sees it.
        (offer.places.map(script.quoted), "echo \(script.quoted(offer.form))")
      })
    let options = script.cases(
      table.table.commands.map { command in
        (
          [script.quoted(command.name.rawValue)],
          described(table.options(of: command).map { ("\($0.name)", $0.help) })
        )
      })
    let groups = script.cases(
      table.table.groups.map { ([script.quoted($0.name)], described(table.words(of: $0))) })
    let aliases = script.cases(
      table.aliases.map { ([script.quoted($0.alias)], "echo \(script.quoted($0.name))") })
    let names = table.table.commands.map { script.quoted($0.name.rawValue) }
    return """
      # Completes 'duolog' in fish. Made by 'duolog completions fish'.

      # The options after a command.
      function __duolog_options
        switch $argv[1]
      \(options)  end
      end

      # The commands in a group.
      function __duolog_group
        switch $argv[1]
      \(groups)    case '*'
            return 1
        end
      end

      # Whether there is such a command.
      function __duolog_is_command
        contains -- $argv[1] \(names.joined(separator: " "))
      end

      # The name of a command that may be called by another one.
      function __duolog_name
        switch $argv[1]
      \(aliases)    case '*'
            echo $argv[1]
        end
      end

      # What can be typed at a place.
      function __duolog_offer
        switch $argv[1]
      \(places)  end
      end

      function __duolog_takes_value
        contains -- $argv[1] \(table.valueOptions.joined(separator: " "))
      end

      function __duolog_first
        \(described(table.table.firstWords.map { ($0.word, $0.abstract) }))
      end
      \(FishCompletion.logic)
      """
  }

  /// A command that prints words and their meanings, with a tab between them.
  private func described(_ words: [(word: String, abstract: String)]) -> String {
    "printf '%s\\t%s\\n' "
      + words.map { "\(script.quoted($0.word)) \(script.quoted($0.abstract))" }
      .joined(separator: " ")
  }

  private static let logic = #"""

    function __duolog_complete
      set -l command ''
      set -l first ''
      set -l pending ''
      set -l ended ''
      set -l journal
      set -l count 0
      # The words before the cursor, without quotes. Nothing in them is run.
      set -l tokens (commandline -opc)
      for word in $tokens[2..]
        if test -n "$pending"
          test "$pending" = --journal; and set journal --journal (string replace -r '^~/' "$HOME/" -- $word)
          set pending ''
        else if test -z "$ended"; and test "x$word" = x--
          set ended 1
        else if test -z "$ended"; and string match -q -- '--journal=*' $word
          set journal --journal (string replace -r '^--journal=' '' -- $word | string replace -r '^~/' "$HOME/")
        else if test -z "$ended"; and string match -q -- '--*' $word
          __duolog_takes_value $word; and set pending $word
        else if test -z "$ended"; and string match -q -r -- '^-[a-zA-Z]' $word
          continue
        else if test -z "$command"
          if test -n "$first"
            set command (__duolog_name "$first $word")
          else if __duolog_group $word >/dev/null
            # A word can be a group and a command of its own.
            if __duolog_is_command $word
              set command $word
            else
              set first $word
            end
          else
            set command (__duolog_name $word)
          end
        else
          set count (math $count + 1)
        end
      end
      set -l current (commandline -ct)
      set -l prefix ''
      set -l form
      if test -n "$pending"
        set form (__duolog_offer "$command $pending")
      else if test -z "$ended"; and string match -q -- '--*=*' $current
        set prefix (string replace -r '=.*' '=' -- $current)
        set form (__duolog_offer "$command "(string trim -r -c = -- $prefix))
      else if test -z "$ended"; and string match -q -- '-*' $current
        test -n "$command"; or set command today
        __duolog_options $command
        return
      else if test -z "$command"; and test -n "$first"
        __duolog_group $first
        return
      else if test -z "$command"
        __duolog_first
        return
      else
        set form (__duolog_offer "$command #"(math $count + 1))
      end
      switch "$form"
        case 'words:*'
          for word in (string split ' ' -- (string replace 'words:' '' -- $form))
            echo $prefix$word
          end
        case 'list:*'
          # Duolog prints two lines for each value: the value, and what it is.
          command duolog --no-input $journal completions --values (string replace 'list:' '' -- $form) 2>/dev/null </dev/null |
            while read -l value
              read -l meaning
              printf '%s\t%s\n' $prefix$value $meaning
            end
        case files folders
          # Without quotes, as far as they are complete.
          set -l path (string replace -r '^--[a-z-]*=' '' -- $current)
          set path (string unescape -- $path; or echo $path)
          if test $form = files
            printf '%s\n' $prefix(__fish_complete_path $path)
          else
            printf '%s\n' $prefix(__fish_complete_directories $path)
          end
      end
    end

    complete -c duolog -f
    complete -c duolog -f -a '(__duolog_complete)'

    """#
}
