import ArgumentParser
import DynamockWire

/// `dynamock db diff`.
struct DiffDatabase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show the differences between a database and another one or a checkpoint.",
    discussion: """
      A fork is compared with its origin unless another database is named:

        dynamock db diff my-test
        dynamock db diff my-test --from default
        dynamock db diff default --checkpoint seed   what has changed since the seed

      On a terminal + is added, - is removed, ~ is changed: old -> new.
      """)

  @Argument(help: "The database.") var name: String
  @OptionGroup var origin: OriginOptions
  @Option(
    help: ArgumentHelp(
      "Maximum number of differences, up to 10000 (1000).", valueName: "number"))
  var limit: Int?
  @OptionGroup var control: ControlOptions

  func run() async throws {
    let (from, checkpoint) = try await compared()
    let (text, tree) = try await control.answer(
      "GET", [name, "diff"],
      query: [("from", from), ("checkpoint", checkpoint), ("limit", limit.map(String.init))])
    if control.printsJSON { return print(text) }
    print(DiffText(of: tree, keys: await keys(in: tree, from)).text)
  }

  /// Returns what to compare with: what the options name, or the origin of a fork.
  private func compared() async throws -> (from: String?, checkpoint: String?) {
    if origin.from != nil || origin.checkpoint != nil { return (origin.from, origin.checkpoint) }
    let (_, database) = try await control.answer("GET", [name])
    guard let from = database["from"]?.text else {
      throw ControlRefusal(
        sentence:
          "Database \(name) is not a fork, so there is no origin to compare it with. "
          + OriginOptions.advice)
    }
    return (from, database["checkpoint"]?.text)
  }

  /// Returns the names of the key attributes of the tables with changed items.
  ///
  /// A table may be in only one of the two databases, or in a checkpoint alone; its items are shown
  /// without their keys in front then.
  private func keys(in tree: JSONTree, _ from: String?) async -> [String: [String]] {
    let changes = tree["changes"]?.elements ?? []
    let tables = Set(
      changes.filter { $0["change"]?.text?.hasPrefix("Item") == true }.compactMap {
        $0["table"]?.text
      })
    var keys: [String: [String]] = [:]
    for database in [name, from].compactMap(\.self) {
      let caller = OperationCaller(control, database: database)
      for table in tables where keys[table] == nil {
        keys[table] = try? await caller.outline(of: table).key.map(\.name)
      }
    }
    return keys
  }
}
