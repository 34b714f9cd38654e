import ArgumentParser
import Dynamock
import DynamockWire

/// `dynamock rules`: the rules of a database.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Make a running server misbehave on command: add, list and remove rules.",
    discussion: """
      A rule says which requests it is about, which of them it is due for, and what happens to them; the \
      engine answers whatever no rule is due for. docs/scripting.md has a rule for every fault. On a \
      terminal answers are text; elsewhere, and with --json, they are the JSON of the control API.

        dynamock rules add --operation PutItem --nth 3 --then throttle
        dynamock rules add --table Orders --times 1 --then hang-up after
        dynamock rules add --operation reads --probability 0.1 --then delay 2
        dynamock rules load Config/rules/flaky.json --database my-test
        dynamock rules list
        dynamock rules remove rule-1
        dynamock rules clear

      A database named '*' holds the rules of all databases.
      """,
    subcommands: [
      ListRules.self, AddRule.self, LoadRules.self, ShowRule.self, RemoveRule.self, ClearRules.self,
    ],
    defaultSubcommand: ListRules.self)

  /// The path of a rule.
  /// - Throws: ``ControlRefusal`` if no rule can have the id.
  static func path(_ id: String, in database: String) throws(ControlRefusal) -> [String] {
    guard DatabaseRegistry.isName(id) else {
      throw ControlRefusal(
        sentence:
          "No rule has the id \"\(id)\": ids are of letters, digits, \".\", \"_\" and \"-\"; "
          + "`dynamock rules list` shows them.")
    }
    return [database, "rules", id]
  }
}

/// Whose rules, requests or journal.
struct ScriptOptions: ParsableArguments {
  @Option(help: "The database.") var database = DatabaseRegistry.defaultName
  @OptionGroup var control: ControlOptions
}

/// `dynamock rules list`.
struct ListRules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules in the order in which they are asked.")

  @OptionGroup var script: ScriptOptions

  func run() async throws {
    let (text, tree) = try await script.control.answer("GET", [script.database, "rules"])
    print(script.control.printsJSON ? text : RulesText(of: tree).text)
  }
}

/// `dynamock rules add`.
struct AddRule: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a rule, which is asked before the others.",
    discussion: """
      What happens is said in words, or as an action of docs/scripting.md in JSON:

        --then pass                    let the engine answer
        --then throttle                DynamoDB's own throttling
        --then fail InternalServerError
        --then hang-up after           apply the write and lose the answer
        --then hang-up before          lose the request
        --then delay 0.5               answer half a second later
        --then hold                    wait until `dynamock requests answer`
        --then '{"unprocessed": {"last": 2}}'
      """)

  @Option(help: ArgumentHelp("Name of the rule; one is made up without it.", valueName: "name"))
  var id: String?
  @Option(help: ArgumentHelp("Word for `rules clear --tag`.", valueName: "word")) var tag: String?
  @Option(
    help: ArgumentHelp(
      "Operation, or reads, writes, items, batches, transactions, tables, streams; may be repeated.",
      valueName: "name"))
  var operation: [String] = []
  @Option(
    help: ArgumentHelp("Table; * stands for any letters; may be repeated.", valueName: "name"))
  var table: [String] = []
  @Option(help: ArgumentHelp("Which requests, as JSON (docs/scripting.md).", valueName: "json"))
  var when: String?
  @Option(help: ArgumentHelp("Only the n-th of them.", valueName: "n")) var nth: Int?
  @Option(help: ArgumentHelp("At most that many of them.", valueName: "n")) var times: Int?
  @Option(help: ArgumentHelp("Not the first n of them.", valueName: "n")) var skip: Int?
  @Option(help: ArgumentHelp("Every n-th of them.", valueName: "n")) var every: Int?
  @Option(help: ArgumentHelp("A share of them, from 0 to 1.", valueName: "share"))
  var probability: Double?
  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("What happens to them.", valueName: "action"))
  var then: [String]
  @OptionGroup var script: ScriptOptions

  func validate() throws {
    guard when == nil || operation.isEmpty && table.isEmpty else {
      throw ValidationError("Say which requests with --when, or with --operation and --table.")
    }
  }

  /// The rule for the control API.
  func rule() throws(ControlRefusal) -> JSONTree {
    var members: [JSONTree.Member] = []
    if let id { members.append(.init(name: "id", value: .string(id))) }
    if let tag { members.append(.init(name: "tag", value: .string(tag))) }
    members.append(.init(name: "when", value: try matcher()))
    let limits: [(String, String?)] = [
      ("nth", nth.map { "\($0)" }), ("times", times.map { "\($0)" }),
      ("skip", skip.map { "\($0)" }),
      ("every", every.map { "\($0)" }), ("probability", probability.map { "\($0)" }),
    ]
    let limit = limits.compactMap { name, value in
      value.map { JSONTree.Member(name: name, value: .number($0)) }
    }
    if !limit.isEmpty { members.append(.init(name: "limit", value: .object(limit))) }
    members.append(.init(name: "then", value: try ActionWords.action(then)))
    return .object(members)
  }

  private func matcher() throws(ControlRefusal) -> JSONTree {
    if let when { return try ActionWords.json(when) }
    return .object(
      [("operation", operation), ("table", table)].compactMap { name, words in
        guard let word = words.first else { return nil }
        return .init(
          name: name, value: words.count == 1 ? .string(word) : .array(words.map { .string($0) }))
      })
  }

  func run() async throws {
    let (text, tree) = try await script.control.answer(
      "POST", [script.database, "rules"], content: try rule().json)
    guard !script.control.printsJSON else { return print(text) }
    print(
      "Added \(tree["id"]?.text ?? "the rule"); `dynamock rules list` shows how often it was applied."
    )
  }
}

/// `dynamock rules load`.
struct LoadRules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Add the rules of a file: all of them or none.",
    discussion: """
      The file holds a rule, or a list of them, as JSON; the first is asked first. Config/rules has some:

        dynamock rules load Config/rules/throttled.json
        dynamock rules load - --database my-test < my-rules.json
      """)

  @Argument(help: "The file; - is the standard input.") var file: String
  @OptionGroup var script: ScriptOptions

  func run() async throws {
    let bytes: [UInt8]
    do throws(SettingsError) {
      bytes = try SettingsFile.bytes(of: file == "-" ? "/dev/stdin" : file)
    } catch {
      throw ControlRefusal(sentence: "\(file) cannot be read: is it a file, and may you read it?")
    }
    let (text, tree) = try await script.control.answer(
      "POST", [script.database, "rules"], content: String(decoding: bytes, as: UTF8.self))
    guard !script.control.printsJSON else { return print(text) }
    let rules = tree["rules"]?.elements ?? [tree]
    print("Added " + rules.compactMap { $0["id"]?.text }.joined(separator: ", ") + ".")
  }
}

/// `dynamock rules show`.
struct ShowRule: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a rule as JSON, with its counters.")

  @Argument(help: "The rule's id.") var id: String
  @OptionGroup var script: ScriptOptions

  func run() async throws {
    let (text, tree) = try await script.control.answer(
      "GET", RulesCommand.path(id, in: script.database))
    print(script.control.printsJSON ? text : tree.indented)
  }
}

/// `dynamock rules remove`.
struct RemoveRule: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a rule; the older ones are asked again.")

  @Argument(help: "The rule's id.") var id: String
  @OptionGroup var script: ScriptOptions

  func run() async throws {
    try await script.control.ask("DELETE", RulesCommand.path(id, in: script.database))
  }
}

/// `dynamock rules clear`.
struct ClearRules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Remove all rules, or those of a tag.")

  @Option(help: ArgumentHelp("Only rules of this tag.", valueName: "word")) var tag: String?
  @OptionGroup var script: ScriptOptions

  func run() async throws {
    try await script.control.ask("DELETE", [script.database, "rules"], query: [("tag", tag)])
  }
}
