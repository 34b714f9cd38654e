import ArgumentParser
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock journal`: the requests that came.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Show the requests that a running server got, and what answered them.",
    discussion: """
      The journal is kept from the first rule, held request or question on, so the first look at a fresh \
      server shows nothing and begins it. On a terminal entries are lines; elsewhere, and with --json, they \
      are JSON, with --follow an entry a line.

        dynamock journal                      the newest requests
        dynamock journal --follow             and those that come
        dynamock journal --operation writes --table Orders
        dynamock journal --rule lost-answer   what a rule answered
        dynamock journal --tag my-test        requests with this x-dynamock-tag
        dynamock journal --json | jq .entries[-1].input
        dynamock journal clear
      """,
    subcommands: [ShowJournal.self, ClearJournal.self],
    defaultSubcommand: ShowJournal.self)
}

/// `dynamock journal show`.
struct ShowJournal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the newest requests, the newest last.")

  @Flag(help: "Show what comes, until it is interrupted.") var follow = false
  @Option(
    help: ArgumentHelp(
      "Only this operation, or reads, writes, items, batches, transactions, tables, streams.",
      valueName: "name"))
  var operation: String?
  @Option(help: ArgumentHelp("Only this table; * stands for any letters.", valueName: "name"))
  var table: String?
  @Option(help: ArgumentHelp("Only what this rule answered.", valueName: "id")) var rule: String?
  @Option(help: ArgumentHelp("Only requests of this x-dynamock-tag.", valueName: "word"))
  var tag: String?
  @Option(help: ArgumentHelp("Only requests after this number.", valueName: "number"))
  var after: Int?
  @Option(help: ArgumentHelp("Requests at most, up to 1000 (100).", valueName: "number"))
  var limit: Int?
  @OptionGroup var script: ScriptOptions

  /// A follower picks what a rule answered itself: while a request waits, no rule has answered it.
  private func ask(
    after: Int?, limit: Int?, wait: Int? = nil
  ) async throws -> (text: String, tree: JSONTree) {
    try await script.control.answer(
      "GET", [script.database, "journal"],
      query: [
        ("operation", operation), ("table", table), ("rule", follow ? nil : rule), ("tag", tag),
        ("after", after.map { "\($0)" }), ("limit", limit.map { "\($0)" }),
        ("wait", wait.map { "\($0)" }),
      ])
  }

  func run() async throws {
    let (text, tree) = try await ask(after: after, limit: limit)
    guard follow else {
      return print(script.control.printsJSON ? text : JournalText(of: tree).text)
    }
    if !script.control.printsJSON { print(JournalText.header) }
    var progress = JournalProgress(tree)
    show(progress.take(tree))
    while true {
      // A request that has no answer yet is looked at again soon.
      if progress.isPending { try await Task.sleep(for: .milliseconds(200)) }
      show(progress.take(try await ask(after: progress.after, limit: 1000, wait: 30).tree))
    }
  }

  private func show(_ entries: [JSONTree]) {
    for entry in entries where rule == nil || entry["answeredBy"]?["rule"]?.text == rule {
      print(script.control.printsJSON ? entry.json : JournalText.lines(of: entry))
    }
    fflush(nil)
  }
}

/// `dynamock journal clear`.
struct ClearJournal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Empty the journal; it goes on being kept.")

  @OptionGroup var script: ScriptOptions

  func run() async throws {
    try await script.control.ask("DELETE", [script.database, "journal"])
  }
}

/// How far a follower has come: every entry is shown once, when it has its answer.
struct JournalProgress {
  /// All entries up to this number were shown.
  private(set) var after: Int
  private var shown: Set<Int> = []
  /// Whether an entry waits for its answer.
  private(set) var isPending = false

  /// Begins before the entries of an answer.
  init(_ answer: JSONTree) {
    let first = answer["entries"]?.elements.first?["number"]?.whole
    after = first.map { $0 - 1 } ?? answer["last"]?.whole ?? 0
  }

  /// The entries of an answer that are to be shown now.
  mutating func take(_ answer: JSONTree) -> [JSONTree] {
    var fresh: [JSONTree] = []
    var firstPending: Int?
    var newest = after
    for entry in answer["entries"]?.elements ?? [] {
      let number = (entry["number"]?.whole ?? 0)
      newest = max(newest, number)
      guard entry["status"] != nil else {
        firstPending = firstPending ?? number
        continue
      }
      if shown.insert(number).inserted { fresh.append(entry) }
    }
    after = firstPending.map { $0 - 1 } ?? newest
    isPending = firstPending != nil
    shown = shown.filter { $0 > after }
    return fresh
  }
}
