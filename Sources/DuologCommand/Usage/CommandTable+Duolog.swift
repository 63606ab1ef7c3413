extension CommandTable {
  /// The commands of `duolog`.
  package static let duolog = CommandTable(
    sections: [
      Section(title: "Begin", commands: beginning),
      Section(title: "Each day", commands: everyDay),
      Section(title: "Goals", commands: goals),
      Section(title: "For each other", commands: forEachOther),
      Section(title: "The two of you", commands: plan),
      Section(title: "Yours alone", commands: ofYourOwn),
      Section(title: "With each other", commands: exchange),
      Section(title: "Behind the scenes", commands: care),
    ],
    groups: [
      Group(
        name: "goal", abstract: "What you want to do, alone or together", standard: .goalList,
        isFolded: false),
      Group(name: "repair", abstract: "What to mend while it is small", standard: .repairList),
      Group(
        name: "milestone", abstract: "Steps on the way, worth a celebration",
        standard: .milestoneList),
      Group(name: "agreement", abstract: "What the two of you agree on", standard: .agreementList),
      Group(name: "plan", abstract: "What your goals rest on", standard: .planList),
      Group(name: "private", abstract: "What is on this device only", standard: .privateList),
    ],
    globalOptions: [
      Options.journal.specification, Options.zone.specification, Options.quiet.specification,
      Options.noInput.specification, Options.noColor.specification, Options.help.specification,
      Options.version.specification,
    ])

  private static let beginning = [
    CommandSpecification(
      .initialize, "Begin a journal for the two of you on this device",
      discussion: [
        """
        On a terminal Duolog asks for what you leave out. Your partner then runs 'duolog join' \
        with the folder you share.
        """
      ],
      options: [Options.me, Options.partner, Options.device, Options.weekStart],
      examples: [
        "duolog init",
        "duolog init --me Ana --partner Ben --device \"Ana's phone\" --zone Europe/Lisbon",
      ]),
    CommandSpecification(
      .join, "Join the journal in a folder that your partner shares",
      discussion: [
        """
        Also for your own second device. If you have each begun a journal apart, it makes the two \
        one, and nothing of either is lost; --me is only needed where your names differ there.
        """
      ],
      arguments: [Arguments.folder], options: [Options.me, Options.device],
      examples: ["duolog join ~/Dropbox/us --me Ben --device \"Ben's laptop\""]),
    CommandSpecification(
      .demo, "Watch two made-up devices meet in a temporary folder",
      discussion: ["Your own journal is not touched."]),
  ]

  private static let everyDay = [
    CommandSpecification(
      .today, "What is due, news from your partner, what to settle",
      discussion: [
        """
        The same as 'duolog' alone. News is what has arrived since you last looked; what you have \
        seen stays for three hours.
        """
      ],
      options: [Options.line, Options.json], exclusive: [[Options.line, Options.json]]),
    CommandSpecification(
      .checkin, aliases: ["check-in"], "Log a goal, or be asked what is due",
      discussion: [
        """
        Without a goal Duolog asks, on a terminal: what is due today, and nothing else. A word or \
        its first letter is an answer, Enter means later, and ? explains. Each answer is kept at \
        once, so Ctrl-C loses none.
        """,
        """
        It counts for the day on your own calendar. Partly counts as done, and a day of rest \
        is not held against anyone.
        """,
      ],
      arguments: [Arguments.goalIfOne],
      options: [
        Options.note, Options.amount, Options.day, Options.yesterday, Options.withPartner,
        Options.state, Options.privateNote,
      ],
      exclusive: [
        [Options.day, Options.yesterday], [Options.withPartner, Options.day],
        [Options.withPartner, Options.yesterday],
      ],
      examples: [
        "duolog checkin",
        "duolog checkin quiet --note \"phones in the drawer\"",
        "duolog checkin walk --amount 2.5 --yesterday",
      ]),
    CommandSpecification(
      .note, "Change the note of what was logged",
      discussion: [
        """
        It is the note of your last entry for the goal and the day, or with '--partners' of your \
        partner's. If you both change one at once, both versions are kept.
        """
      ],
      arguments: [Arguments.goal, Arguments.noteText],
      options: [Options.partners, Options.day, Options.yesterday],
      exclusive: [[Options.day, Options.yesterday]],
      examples: ["duolog note quiet \"phones in the drawer\""]),
    CommandSpecification(
      .pause, "Take a break from a goal, or from all of them",
      discussion: [
        """
        It begins today and lasts until the day you say, or until 'duolog resume'. Nothing is \
        asked for meanwhile and nothing is held against anyone; what you do all the same counts. \
        A goal of you both pauses for both.
        """,
        "A reason is for yourself: it stays on this device.",
      ],
      arguments: [Arguments.goalUnlessAll],
      options: [
        Options.pauseAll, Options.allMine, Options.allOurs, Options.until, Options.days,
        Options.privateReason,
      ],
      exclusive: [[Options.allMine, Options.allOurs], [Options.until, Options.days]],
      examples: ["duolog pause walk --days 7", "duolog pause --all --until 2026-12-27"]),
    CommandSpecification(
      .resume, "Go on with a goal after a break, or with all of them",
      discussion: [
        "Going on with all of them does not end a pause that a single goal has of its own."
      ],
      arguments: [Arguments.goalUnlessAll], options: [Options.pauseAll],
      examples: ["duolog resume walk", "duolog resume --all"]),
    CommandSpecification(
      .undo, "Take back the last thing you logged on this device",
      discussion: [
        "What your partner logged stays. Run it again to take back the one before."
      ]),
    CommandSpecification(
      .week, "The week at a glance, a mark for each day",
      discussion: [
        """
        A day counts on the calendar of whoever logged it. A dot is a day on which nothing was \
        logged, and no more than that. A week that is over shows what was in use then.
        """
      ],
      options: [Options.lastWeeks, Options.json],
      examples: ["duolog week", "duolog week --last 4"]),
    CommandSpecification(
      .stats, "What a goal has come to",
      discussion: [
        """
        Where each of you counts alone, the figures are yours, and of your partner it tells what \
        was done. The rhythm grows with what you do and never starts again from nothing. Of a \
        goal that has ended, the figures are those of its last day. Of one that asks to mend \
        things within hours, it tells how many of them you talked about in their time.
        """
      ],
      arguments: [Arguments.goal], options: [Options.json]),
    CommandSpecification(
      .log, "What you both logged, newest first", options: [Options.limit, Options.json]),
    CommandSpecification(
      .history, "Everything that happened to a goal",
      arguments: [Arguments.goal], options: [Options.json]),
  ]

  private static let exchange = [
    CommandSpecification(
      .sync, "Exchange news with your partner through a folder or a stick",
      discussion: [
        """
        Something else carries the folder: Dropbox, Syncthing, a USB stick. Duolog only adds \
        files of its own there. An empty folder takes nothing away from your journal.
        """,
        """
        The exit code is 0 where the exchange worked, also if a file had to be set aside or \
        something is to be settled now, and 4 where the folder is not available.
        """,
        """
        With --watch it goes on until Ctrl-C: it notices what arrives in the folder and what you \
        log meanwhile, says only what is new, and waits for a folder that is not there. --json \
        then prints one document a line.
        """,
      ],
      arguments: [Arguments.syncFolder], options: [Options.watch, Options.json],
      examples: ["duolog sync ~/Dropbox/us", "duolog sync", "duolog sync --watch"]),
    CommandSpecification(
      .settle, "What you both changed at once, and which version to keep",
      discussion: [
        """
        Without a number it lists them all. Nothing is lost meanwhile: the later version is \
        shown and the other one kept. The exit code is 3 as long as there is something to settle.
        """
      ],
      arguments: [Arguments.conflict], options: [Options.keep, Options.json],
      examples: ["duolog settle", "duolog settle 2 --keep 1"]),
    CommandSpecification(
      .export, "Write a file that another device can import",
      discussion: [
        """
        It holds what one of your other devices is not known to have, or everything with --all.
        """
      ],
      arguments: [Arguments.exportPath], options: [Options.allEvents],
      examples: ["duolog export /media/stick --all"]),
    CommandSpecification(
      .import, "Take in a file from another device",
      discussion: ["Importing a file twice changes nothing."],
      arguments: [Arguments.importPath],
      examples: ["duolog import /media/stick"]),
  ]

  private static let care = [
    CommandSpecification(
      .settings, "Your name, when your day starts, and what else is set once",
      discussion: [
        """
        Alone it shows them. What you set holds from now on and on all your devices; only --device \
        and --zone, its time zone, are of this one.
        """,
        """
        If your day starts at 04:00, what you log at two in the morning counts for the day before. \
        What is logged already keeps its day.
        """,
        """
        Weeks begin on Monday unless you both choose the same other day. Then the weeks that are \
        over are cut anew as well, and figures of the past are counted by the new weeks.
        """,
      ],
      options: [
        Options.name, Options.device, Options.dayStarts, Options.weekStarts, Options.json,
      ],
      examples: ["duolog settings", "duolog settings --day-starts 04:00"]),
    CommandSpecification(
      .status, "Where your journal is, what it holds, what is still on its way",
      discussion: ["The exit code is 3 where there is something to settle."],
      options: [Options.json]),
    CommandSpecification(
      .verify, "Check the journal against its own record",
      discussion: [
        """
        Rebuilds everything from the log on a copy and compares. Two devices that hold the same \
        entries print the same digest.
        """
      ],
      options: [Options.json]),
    CommandSpecification(
      .doctor, "Look whether anything is wrong on this device, and what to do",
      discussion: [
        """
        Looks at the time zone and the clock, the journal's file, the folder, and what has come \
        of it. Each line says that it is fine, or what to do. There is nothing in it that you two \
        have written, so it can be shown to somebody who helps.
        """,
        """
        It changes nothing. The exit code is 0 where all is fine, and 1 where something is to be \
        looked at. Whether each entry is as it was written, 'duolog verify' tells.
        """,
      ],
      options: [Options.json]),
    CommandSpecification(
      .help, "Show help, about all commands or about one", arguments: [Arguments.topic]),
  ]
}
