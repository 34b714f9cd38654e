import Dynamock
import DynamockExchange
import DynamockWire

/// Carries out operations on a database of a running server, through the control API.
///
/// Such calls need no credentials, are not throttled, and count in no statistics.
struct OperationCaller {
  /// The way to the server.
  private enum Server {
    case control(ControlOptions, database: String)
    case url(ServerDatabase)
  }

  private let server: Server

  init(_ control: ControlOptions, database: String) {
    server = .control(control, database: database)
  }

  init(_ database: ServerDatabase) { server = .url(database) }

  /// Performs an operation.
  /// - Throws: `ControlRefusal` with DynamoDB's error.
  func perform(
    _ operation: String, _ input: JSONTree, of service: String = "DynamoDB_20120810"
  ) async throws -> JSONTree {
    do {
      return try await answer("\(service).\(operation)", input)
    } catch let refusal as ControlRefusal {
      throw await suggestion(for: refusal, input) ?? refusal
    }
  }

  private func answer(_ target: String, _ input: JSONTree) async throws -> JSONTree {
    switch server {
    case .control(let control, let database):
      return try await control.answer(
        "POST", [database, "call"], content: input.json, target: target
      ).tree
    case .url(let database):
      return try await database.call(target, input)
    }
  }

  /// Returns the error for a table that the database does not have, instead of DynamoDB's, which does
  /// not name it; `nil` for any other error.
  private func suggestion(for refusal: ControlRefusal, _ input: JSONTree) async -> ItemsFault? {
    let codes = ["ResourceNotFoundException", "TableNotFoundException"]
    let statement = input["Statement"]?.text.flatMap { StatementTarget(of: $0) }
    guard let table = input["TableName"]?.text ?? statement?.table else { return nil }
    if codes.contains(where: { refusal.sentence.hasPrefix($0) }) {
      guard let names = try? await tableNames(), !names.contains(table) else { return nil }
      return .noTable(table, others: names)
    }
    guard let index = statement?.index, let outline = try? await outline(of: table),
      !outline.indexNames.contains(index)
    else { return nil }
    return .noIndex(index, table: table, others: outline.indexNames)
  }

  /// Returns the outline of a table.
  /// - Throws: `ItemsFault.noTable` if there is none.
  func outline(of table: String) async throws -> TableOutline {
    TableOutline(of: try await description(of: table))
  }

  /// Returns the description of a table, as DescribeTable returns it.
  /// - Throws: `ItemsFault.noTable` if there is none.
  func description(of table: String) async throws -> JSONTree {
    try await perform("DescribeTable", ["TableName": .string(table)])["Table"] ?? .null
  }

  /// Returns the names of all tables.
  func tableNames() async throws -> [String] {
    var names: [String] = []
    try await pages(
      of: "ListTables", [], token: ("LastEvaluatedTableName", "ExclusiveStartTableName")
    ) { page in
      names += (page["TableNames"]?.elements ?? []).compactMap(\.text)
      return true
    }
    return names
  }

  /// Performs an operation again and again, each time from where the last page ended.
  /// - Parameters:
  ///   - token: The member of the output that is the position of the next page, and the member of
  ///     the input for it.
  ///   - body: Takes a page, and returns whether the next one is wanted.
  func pages(
    of operation: String, _ input: [JSONTree.Member], token: (output: String, input: String),
    _ body: (JSONTree) async throws -> Bool
  ) async throws {
    var position: JSONTree?
    repeat {
      let next = position.map { [JSONTree.Member(name: token.input, value: $0)] } ?? []
      let page = try await perform(operation, .object(input + next))
      position = page[token.output]
      guard try await body(page) else { return }
    } while position != nil
  }
}
