import ArgumentParser
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock journal`, which shows received requests.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Show the requests that a running server received, and how they were answered.",
    discussion: """
      The journal starts with the first rule, held request or query of the journal, so the first query \
      of a new server shows nothing. On a terminal entries are lines; elsewhere, and \
      with --json, they are JSON, with --follow one entry per line.

        dynamock journal                      the newest requests
        dynamock journal --follow             and new ones
        dynamock journal --operation writes --table Orders
        dynamock journal --rule lost-answer   requests that a rule answered
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
    commandName: "show", abstract: "Show the newest requests, newest last.")

  @Flag(help: "Show new requests until interrupted.") var follow = false
  @Option(
    help: ArgumentHelp(
      "Only this operation, or reads, writes, items, batches, transactions, tables, streams.",
      valueName: "name"))
  var operation: String?
  @Option(help: ArgumentHelp("Only this table; * matches any characters.", valueName: "name"))
  var table: String?
  @Option(
    help: ArgumentHelp(
      "Only requests that this rule answered.", valueName: "id")) var rule: String?
  @Option(help: ArgumentHelp("Only requests with this x-dynamock-tag.", valueName: "word"))
  var tag: String?
  @Option(help: ArgumentHelp("Only requests after this number.", valueName: "number"))
  var after: Int?
  @Option(help: ArgumentHelp("Maximum number of requests, up to 1000 (100).", valueName: "number"))
  var limit: Int?
  @OptionGroup var script: ScriptOptions

  /// Requests the next entries.
  ///
  /// A follower filters by rule itself, since a waiting request has not been answered by a rule yet.
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
      // A request without a response is looked up again soon.
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
    commandName: "clear", abstract: "Empty the journal, and continue it.")

  @OptionGroup var script: ScriptOptions

  func run() async throws {
    try await script.control.ask("DELETE", [script.database, "journal"])
  }
}

/// The progress of a follower, which shows every entry once, as soon as it has a response.
struct JournalProgress {
  /// The number up to which all entries have been shown.
  private(set) var after: Int
  private var shown: Set<Int> = []
  /// Whether an entry has no response yet.
  private(set) var isPending = false

  /// Creates progress that starts before the entries of a response.
  init(_ answer: JSONTree) {
    let first = answer["entries"]?.elements.first?["number"]?.whole
    after = first.map { $0 - 1 } ?? answer["last"]?.whole ?? 0
  }

  /// Returns the entries of a response that can be shown now.
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
