extension CommandTable {
  static let goals = [
    CommandSpecification(
      .goalAdd, "Add a goal",
      discussion: [
        """
        A goal of you both counts in one of four ways. each: both of you do it. either: it \
        counts whoever does it. together: you do it in one go, and two check-ins of a day \
        confirm each other. sum: your amounts add up to the target. It is each if you don't say, \
        and either for a goal of one time.
        """,
        """
        With --template, what you leave out comes from the template: 'duolog templates' shows them.
        """,
        """
        With --guided, Duolog asks on a terminal: what exactly, how often and how much, what makes \
        it doable, why it matters, and when to look at it again.
        """,
      ],
      arguments: [Arguments.title],
      options: [Options.template] + Options.cadences + [
        Options.by, Options.mine, Options.ours, Options.rule, Options.together, Options.target,
        Options.unit, Options.propose, Options.goalHow, Options.achievable, Options.why,
        Options.review, Options.guided,
      ],
      exclusive: [
        Options.cadences, [Options.mine, Options.ours],
        [Options.mine, Options.propose], [Options.rule, Options.together, Options.mine],
      ],
      examples: [
        "duolog goal add \"Ten quiet minutes\" --weekly 2 --together",
        "duolog goal add \"Book the trip\" --once --by 2026-12-24",
        "duolog goal add \"Look at the budget\" --monthly 1 --rule either",
        "duolog goal add --template D4", "duolog goal add --guided",
      ]),
    CommandSpecification(
      .goalList, aliases: ["goals", "goal ls"], "Your goals and how they stand",
      options: [Options.allGoals, Options.json]),
    CommandSpecification(
      .goalShow, "One goal in full", arguments: [Arguments.goal], options: [Options.json]),
    CommandSpecification(
      .goalEdit, "Change a goal",
      discussion: [
        """
        A new rhythm or target holds from the next period on, so what you did so far is judged \
        by what you had agreed then. 'duolog goal revise' can say from which day.
        """
      ],
      arguments: [Arguments.goal],
      options: [
        Options.title, Options.due, Options.goalHow, Options.achievable, Options.why,
        Options.review,
      ] + Options.cadences + [Options.rule, Options.target, Options.unit, Options.reason],
      exclusive: [Options.cadences],
      examples: ["duolog goal edit quiet --weekly 3 --reason \"we like it\""]),
    CommandSpecification(
      .goalRevise, "Ask for more or less of a goal, from a day on",
      discussion: [
        """
        The revision holds from the next period on, or from the day you say, and never before \
        today: what you did so far is judged by what you had agreed then.
        """
      ],
      arguments: [Arguments.goal],
      options: Options.cadences + [
        Options.rule, Options.target, Options.unit, Options.revisedFrom, Options.reason,
      ],
      exclusive: [Options.cadences],
      examples: [
        "duolog goal revise quiet --weekly 3 --reason \"we like it\"",
        "duolog goal revise walk --target 5 --from 2026-12-01",
      ]),
    CommandSpecification(
      .goalDone, "Mark a goal as reached", arguments: [Arguments.goal]),
    CommandSpecification(
      .goalLetGo, "End a goal that had its time",
      discussion: [
        """
        Letting go is an ending like any other. Nothing is deleted, and 'duolog goal restore' \
        brings it back.
        """
      ],
      arguments: [Arguments.goal], options: [Options.reason],
      examples: ["duolog goal let-go walk --reason \"we dance now\""]),
    CommandSpecification(
      .goalArchive, "Put a goal away, with everything it holds",
      discussion: ["Nothing is deleted. 'duolog goal restore' brings it back."],
      arguments: [Arguments.goal]),
    CommandSpecification(
      .goalRestore, "Bring back a goal that was done, let go or put away",
      arguments: [Arguments.goal]),
    CommandSpecification(
      .goalJoin, "Make two goals one",
      discussion: [
        """
        Where each of you has made the same goal. The older one stays, with what it asks for; what \
        you both logged for either, or will log, counts for it. Nothing is deleted, and \
        'duolog goal unjoin' takes them apart again.
        """,
        "'duolog settle' names goals that look alike. They are never joined by themselves.",
      ],
      arguments: [Arguments.goal, Arguments.otherGoal],
      examples: ["duolog goal join tea \"tea time\""]),
    CommandSpecification(
      .goalUnjoin, "Take two goals apart that were made one", arguments: [Arguments.goal]),
    CommandSpecification(
      .agree, "Say yes to a goal, a phase of a plan, or an agreement",
      discussion: [
        """
        A goal that was proposed is not asked for until you have both said yes. A plan, as \
        template D10 makes one, goes on to its next phase when you are both ready; there is no \
        hurry, and nothing is held against anyone meanwhile.
        """
      ],
      arguments: [Arguments.toAgree], examples: ["duolog agree tea"]),
    CommandSpecification(
      .templates, aliases: ["template", "catalogue"], "Goals to begin with, and questions to ask",
      discussion: [
        """
        Without anything it lists them all; one by its identifier is shown in full. Words are \
        looked for in everything that templates say. It needs no journal.
        """,
        "With --json it prints an array, also of a single template.",
      ],
      arguments: [Arguments.search], options: [Options.category, Options.json],
      examples: [
        "duolog templates D4", "duolog templates date night",
        "duolog templates --category appreciation",
      ]),
  ]
}
