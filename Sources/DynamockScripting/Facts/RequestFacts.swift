package import DynamockModel
package import DynamockWire

/// The properties of a request that rules may examine.
package final class RequestFacts: Sendable {
  /// The request as received.
  package let request: WireRequest
  /// The operation.
  package let operation: Operation
  /// The name of its database.
  package let database: String
  /// The region, the access key and the tag.
  package let context: RequestContext
  /// The parameters; an empty object if the body is not JSON.
  package let input: JSONTree
  /// The names of its tables without duplicates, in the order of the request.
  package let tables: [String]
  /// The index that it reads, or `nil` if there is none.
  package let index: String?
  /// The effect of its statements, or `nil` if there are none that parse.
  let statements: StatementKind?
  /// The number of the attempt, from `amz-sdk-request`.
  package let attempt: Int?
  /// The identifier that all attempts of a call share, from `amz-sdk-invocation-id`.
  package let invocation: String?
  /// The client's user agent.
  package let userAgent: String?
  /// The connection on which it arrived.
  package let origin: Origin

  /// The connection of a request.
  package struct Origin: Sendable, Hashable {
    /// The number of the connection.
    package let connection: Int
    /// The client's port.
    package let port: Int?
    /// Whether the connection has served a request before.
    package let isReused: Bool
  }

  /// Parses a request.
  package convenience init(
    _ request: WireRequest, _ operation: Operation, database: String, context: RequestContext,
    from client: ClientConnection
  ) {
    self.init(
      request, operation, database: database, context: context,
      origin: Origin(
        connection: client.number, port: client.port, isReused: client.requests > 1),
      places: nil)
  }

  /// The tables and the index of a request, and the effect of its statements.
  struct Places {
    var tables: [String] = []
    var index: String?
    var statements: StatementKind?
  }

  /// Parses a request whose places may be known.
  init(
    _ request: WireRequest, _ operation: Operation, database: String, context: RequestContext,
    origin: Origin, places: Places?
  ) {
    self.request = request
    self.operation = operation
    self.database = database
    self.context = context
    let parsed = try? JSONTree(parsing: request.body, depth: JSONTree.requestDepth)
    input = parsed?.asObject == nil ? .object([]) : parsed ?? .object([])
    let places = places ?? Self.places(of: input, operation)
    (tables, index, statements) = (places.tables, places.index, places.statements)
    attempt = Self.attempt(request.head.text(of: .sdkRequest))
    invocation = request.head.text(of: .sdkInvocation)
    userAgent = request.head.text(of: .userAgent)
    self.origin = origin
  }

  /// Returns the operation of a request, or `nil` if it has none.
  package static func operation(of head: RequestHead) -> Operation? {
    guard let target = head.text(of: .amzTarget), let dot = target.firstIndex(of: "."),
      let operation = Operation(rawValue: String(target[target.index(after: dot)...])),
      target[..<dot] == operation.targetPrefix
    else { return nil }
    return operation
  }

  /// Parses `attempt=2; max=3`.
  private static func attempt(_ field: String?) -> Int? {
    guard let field else { return nil }
    for part in field.split(separator: ";") {
      let word = part.drop { $0 == " " }
      if word.hasPrefix("attempt=") { return Int(word.dropFirst(8)) }
    }
    return nil
  }

  /// Returns the value of the first header field with the given name, in any case.
  package func header(_ name: String) -> String? {
    let lowered = name.lowercased()
    return request.head.allFields.first { $0.name.lowercased() == lowered }?.value
  }

  /// A short description of the request: `PutItem on Orders`.
  package var title: String {
    tables.isEmpty ? operation.name : "\(operation.name) on \(tables.joined(separator: ", "))"
  }
}

extension HeaderName {
  static var sdkRequest: HeaderName { HeaderName("amz-sdk-request") }
  static var sdkInvocation: HeaderName { HeaderName("amz-sdk-invocation-id") }
}
