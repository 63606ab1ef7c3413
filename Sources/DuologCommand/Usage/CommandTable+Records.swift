extension CommandTable {
  static let forEachOther = [
    CommandSpecification(
      .thanks, aliases: ["thank"], "Say thank you to your partner",
      arguments: [Arguments.thanks], options: [Options.isPrivate],
      examples: ["duolog thanks for the soup"]),
    CommandSpecification(
      .react, "Send a sign for something your partner logged",
      discussion: ["heart, thanks, hug, proud, or talk: I would like to talk about it."],
      arguments: [Arguments.reaction, Arguments.entryNumber], options: [Options.takeBack],
      examples: ["duolog react heart", "duolog react hug 2"]),
    CommandSpecification(
      .mood, "Say how you are, from 1 to 5",
      arguments: [Arguments.level, Arguments.moodWord], options: [Options.isPrivate],
      examples: ["duolog mood 4 calm", "duolog mood 2 --private"]),
    CommandSpecification(
      .answer, aliases: ["prompt"], "The question of the day, the same for both of you",
      discussion: [
        """
        What you answer stays on this device. With --shared your partner gets it too, and \
        'duolog share' can do that later.
        """
      ],
      arguments: [Arguments.answer], options: [Options.prompt, Options.shared, Options.json],
      examples: ["duolog answer", "duolog answer \"The walk on Sunday\""]),
    CommandSpecification(
      .repairBegin, aliases: ["mend"], "Tell that you would like to mend something, soon",
      discussion: [
        "Your partner reads it. Within the hours you give, gently, needs and not blame."
      ],
      arguments: [Arguments.repairAbout], options: [Options.hours],
      examples: ["duolog repair begin the dishes --hours 24"]),
    CommandSpecification(
      .repairDone, "Note that you talked about it",
      arguments: [Arguments.repairSteps],
      examples: ["duolog repair done \"we take turns\""]),
    CommandSpecification(
      .repairList, "What one of you would like to mend", options: [Options.json]),
  ]

  static let plan = [
    CommandSpecification(
      .milestoneAdd, "Set a step on the way of a goal",
      arguments: [Arguments.goal, Arguments.milestoneTitle],
      options: [Options.milestoneAmount, Options.milestoneDay],
      examples: ["duolog milestone add savings \"500 saved\" --amount 500"]),
    CommandSpecification(
      .milestoneList, aliases: ["milestones"], "The steps of your goals", options: [Options.json]),
    CommandSpecification(
      .milestoneReached, "Note that a step was reached",
      discussion: ["If you both say so, the earlier day counts."],
      arguments: [Arguments.milestone], options: [Options.day, Options.yesterday],
      exclusive: [[Options.day, Options.yesterday]],
      examples: ["duolog milestone reached 500 --yesterday"]),
    CommandSpecification(
      .celebrate, "Celebrate a step that was reached",
      arguments: [Arguments.milestone], options: [Options.how, Options.day, Options.yesterday],
      exclusive: [[Options.day, Options.yesterday]],
      examples: ["duolog celebrate 500 --how \"pancakes\""]),
    CommandSpecification(
      .agreementAdd, "Write down what you agree on",
      discussion: [
        "A boundary, a sign for a time-out. Your partner agrees with 'duolog agree'."
      ],
      arguments: [Arguments.agreement], options: [Options.reviewOn],
      examples: ["duolog agreement add \"No phones in bed\" --review-on 2027-02-01"]),
    CommandSpecification(
      .agreementList, aliases: ["agreements"], "What you agree on", options: [Options.json]),
    CommandSpecification(
      .planAdd, "Note a part of your plan",
      discussion: [
        "How your talks go, a tool that helps, a stressor, a life event, a value, a vision."
      ],
      arguments: [Arguments.planKind, Arguments.planText],
      options: [Options.firstDay, Options.lastDay, Options.isPrivate],
      examples: ["duolog plan add stressor exams --to 2026-12-18"]),
    CommandSpecification(.planList, "Your plan, by what it is about", options: [Options.json]),
    CommandSpecification(
      .review, "Look back, without judgement: keep, change, pause",
      discussion: [
        """
        On a terminal Duolog asks for what you leave out, and shows the signs that something may \
        need to shift. Which of them ring true stays on this device.
        """
      ],
      options: [
        Options.keepText, Options.changeText, Options.pauseText, Options.decisions,
        Options.isPrivate, Options.past, Options.json,
      ],
      examples: ["duolog review", "duolog review --keep \"Sunday calls\" --change \"the hour\""]),
  ]

  static let ofYourOwn = [
    CommandSpecification(
      .signal, "Note a sign that something may need to shift",
      discussion: ["It stays on this device, unless you share it."],
      arguments: [Arguments.sign, Arguments.signNote],
      examples: ["duolog signal", "duolog signal K19b tired of the list"]),
    CommandSpecification(
      .privateList, "What is on this device only", options: [Options.json]),
    CommandSpecification(
      .privateForget, "Forget one of them; its bytes are overwritten",
      arguments: [Arguments.privateNumber], options: [Options.yes]),
    CommandSpecification(
      .share, "Tell your partner what was on this device only",
      discussion: ["That is for good: what your partner has received cannot be called back."],
      arguments: [Arguments.privateNumber], options: [Options.yes],
      examples: ["duolog share 1"]),
  ]
}
