import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockWire

/// `dynamock items`.
struct ItemsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "items", abstract: "Show the items of a running server's table.",
    discussion: """
      On a terminal the output is a table of up to 100 items; elsewhere, and with --json, it is JSON of \
      all items, as `aws dynamodb scan` prints them:

        dynamock items Orders
        dynamock items Orders --where "total > 40 AND city = 'Oslo'"
        dynamock items Orders --key Ada
        dynamock items Orders > orders.json

      --where is a condition in PartiQL. With --key only the items with that partition key are read.
      """)

  @Argument(help: "The table.") var table: String
  @Option(help: ArgumentHelp("One of its indexes.", valueName: "name")) var index: String?
  @Option(
    help: ArgumentHelp(
      "A value of the key; may be repeated, in the order of the key.", valueName: "value"))
  var key: [KeyText] = []
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("A condition that items must meet.", valueName: "condition"))
  var condition: String?
  @Option(help: ArgumentHelp("The most items to show.", valueName: "n")) var limit: Int?
  @OptionGroup var options: ItemOptions

  func validate() throws { try ItemsLimit.validate(limit) }

  func run() async throws {
    let outline = try await options.caller.outline(of: table)
    let statement = try SelectStatement(
      outline, index: index, values: key.map(\.text), where: condition)
    try await options.show(
      statement, limit: limit, condition: condition,
      leading: outline.leadingAttributes(index: index))
  }
}

/// `dynamock query`.
struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Show the items with one partition key, in order.",
    discussion: """
        dynamock query Orders Ada
        dynamock query Orders Ada --from 1 --to 9
        dynamock query Orders Ada --descending --limit 1
        dynamock query Orders Ada --where "total > 100"

      The output is that of `dynamock items`.
      """)

  @Argument(help: "The table.") var table: String
  @Argument(
    help: ArgumentHelp(
      "The value of the partition key; a sort key's value may follow.", valueName: "value"))
  var key: [KeyText]
  @Option(help: ArgumentHelp("One of its indexes.", valueName: "name")) var index: String?
  @Option(help: ArgumentHelp("The first characters of the sort key.", valueName: "text"))
  var beginsWith: KeyText?
  @Option(help: ArgumentHelp("The lowest value of the sort key.", valueName: "value"))
  var from: KeyText?
  @Option(help: ArgumentHelp("The highest value of the sort key.", valueName: "value"))
  var to: KeyText?
  @Flag(help: "Show the highest sort keys first.") var descending = false
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("A condition that items must meet.", valueName: "condition"))
  var condition: String?
  @Option(help: ArgumentHelp("The most items to show.", valueName: "n")) var limit: Int?
  @OptionGroup var options: ItemOptions

  func validate() throws {
    try ItemsLimit.validate(limit)
    guard beginsWith == nil || from == nil && to == nil else {
      throw ValidationError("--begins-with cannot be combined with --from or --to.")
    }
  }

  func run() async throws {
    let outline = try await options.caller.outline(of: table)
    let sort: SelectStatement.SortCondition? =
      if let beginsWith {
        .beginsWith(beginsWith.text)
      } else if from != nil || to != nil {
        .range(from: from?.text, to: to?.text)
      } else {
        nil
      }
    let statement = try SelectStatement(
      outline, index: index, values: key.map(\.text), sort: sort, where: condition,
      isDescending: descending)
    try await options.show(
      statement, limit: limit, condition: condition,
      leading: outline.leadingAttributes(index: index))
  }
}

/// `dynamock sql`.
struct SQLCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Execute a PartiQL statement on a running server.",
    discussion: """
        dynamock sql "SELECT * FROM Orders WHERE customer = 'Ada'"
        dynamock sql "INSERT INTO Products VALUE {'id': 'p-2', 'price': 40}"
        dynamock sql "UPDATE Products SET price = 41 WHERE id = 'p-2'"
        dynamock sql "DELETE FROM Products WHERE id = 'p-2'"

      Texts are in single quotation marks, and names of tables with other characters than letters, \
      digits and _ in double ones.
      """)

  @Argument(help: "The statement.") var statement: String
  @Option(help: ArgumentHelp("The most items to show.", valueName: "n")) var limit: Int?
  @OptionGroup var options: ItemOptions

  func validate() throws { try ItemsLimit.validate(limit) }

  func run() async throws {
    let input: [JSONTree.Member] = [
      .init(name: "Statement", value: .string(statement)),
      .init(name: "ReturnConsumedCapacity", value: .string("TOTAL")),
    ]
    let hint = QuotationHint.hint(for: statement)
    let verb = statement.drop { $0.isWhitespace }.prefix { $0.isLetter }.lowercased()
    if verb == "select" || options.control.printsJSON {
      let listing = ItemsListing(
        caller: options.caller, printsJSON: options.control.printsJSON, limit: limit, hint: hint)
      return try await listing.show(input, leading: [])
    }
    let output: JSONTree
    do { output = try await options.caller.perform("ExecuteStatement", .object(input)) } catch {
      throw hint.map { ControlRefusal(sentence: "\(error)\n\($0)") } ?? error
    }
    var summary = ItemsSummary()
    summary.add(consumedBy: output, isWrite: true)
    let items = output["Items"]?.elements ?? []
    if !items.isEmpty { print(ItemsTable(items, leading: []).text + "\n") }
    print("Done: \(summary.cost).")
  }
}

/// The option `--limit`.
private enum ItemsLimit {
  static func validate(_ limit: Int?) throws {
    guard limit.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--limit must be at least 1.")
    }
  }
}

extension ItemOptions {
  /// Shows the items that a statement selects.
  /// - Parameters:
  ///   - limit: The maximum number of items, or `nil` for the default.
  ///   - condition: The condition as it was entered, for a hint if the server rejects it.
  ///   - leading: The attributes to show first.
  fileprivate func show(
    _ statement: SelectStatement, limit: Int?, condition: String?, leading: [String]
  ) async throws {
    try await ItemsListing(
      caller: caller, printsJSON: control.printsJSON, limit: limit,
      hint: condition.flatMap { QuotationHint.hint(for: $0, isCondition: true) }
    ).show(statement.input(limit: limit), leading: leading)
  }
}
