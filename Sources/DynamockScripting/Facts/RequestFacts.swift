import DynamockModel
import DynamockWire

/// Everything that rules may look at in a request.
package final class RequestFacts: Sendable {
  /// The request as it came.
  package let request: WireRequest
  /// The operation that it names.
  package let operation: Operation
  /// The name of the database that it reaches.
  package let database: String
  /// Region, access key and tag.
  package let context: RequestContext
  /// The parameters; an empty object if the body is not JSON.
  package let input: JSONTree
  /// The names of the tables that it is about, each once, in the order of the request.
  package let tables: [String]
  /// The index that it reads; nil for none.
  package let index: String?
  /// The number of the try, from `amz-sdk-request`.
  package let attempt: Int?
  /// The identifier that all tries of a call share, from `amz-sdk-invocation-id`.
  package let invocation: String?
  /// The client's name for itself.
  package let userAgent: String?
  /// The connection that it came on.
  package let origin: Origin

  /// The connection of a request.
  package struct Origin: Sendable, Hashable {
    /// The number of the connection.
    package let connection: Int
    /// The port that the client connected from.
    package let port: Int?
    /// Whether the connection has served a request before.
    package let isReused: Bool
  }

  /// Reads a request.
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

  /// Reads a request whose tables and index may be known.
  init(
    _ request: WireRequest, _ operation: Operation, database: String, context: RequestContext,
    origin: Origin, places: ([String], index: String?)?
  ) {
    self.request = request
    self.operation = operation
    self.database = database
    self.context = context
    let parsed = try? JSONTree(parsing: request.body, depth: JSONTree.requestDepth)
    input = parsed?.members == nil ? .object([]) : parsed ?? .object([])
    (tables, index) = places ?? Self.tables(of: input, operation)
    attempt = Self.attempt(request.head.text(of: .sdkRequest))
    invocation = request.head.text(of: .sdkInvocation)
    userAgent = request.head.text(of: .userAgent)
    self.origin = origin
  }

  /// The operation of a request; nil if it names none.
  package static func operation(of head: RequestHead) -> Operation? {
    guard let target = head.text(of: .amzTarget), let dot = target.firstIndex(of: "."),
      let operation = Operation(rawValue: String(target[target.index(after: dot)...])),
      target[..<dot] == operation.targetPrefix
    else { return nil }
    return operation
  }

  /// Reads `attempt=2; max=3`.
  private static func attempt(_ field: String?) -> Int? {
    guard let field else { return nil }
    for part in field.split(separator: ";") {
      let word = part.drop { $0 == " " }
      if word.hasPrefix("attempt=") { return Int(word.dropFirst(8)) }
    }
    return nil
  }

  /// The value of the first header field of a name, in any mixture of cases.
  package func header(_ name: String) -> String? {
    let lowered = name.lowercased()
    return request.head.allFields.first { $0.name.lowercased() == lowered }?.value
  }

  /// The request for people: `PutItem on Orders`.
  package var title: String {
    tables.isEmpty ? operation.name : "\(operation.name) on \(tables.joined(separator: ", "))"
  }
}

extension HeaderName {
  static var sdkRequest: HeaderName { HeaderName("amz-sdk-request") }
  static var sdkInvocation: HeaderName { HeaderName("amz-sdk-invocation-id") }
  static var userAgent: HeaderName { HeaderName("user-agent") }
}
