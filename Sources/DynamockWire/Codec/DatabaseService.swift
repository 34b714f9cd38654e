public import Dynamock
public import DynamockModel

/// An operation service for databases, with JSON bytes as input and output.
public struct DatabaseService: OperationService {
  private let databases: DatabaseRegistry
  private let lanes: WorkLanes?
  private let onTableElsewhere: (@Sendable (TableElsewhere) -> Void)?

  /// Creates a service for a single database.
  public init(_ database: DynamockDatabase) { self.init(DatabaseRegistry(default: database)) }

  /// Creates a service for the databases of a registry, by name.
  /// - Parameter onTableElsewhere: called for each request for a missing table that exists in
  ///   another database, or `nil`.
  public init(
    _ databases: DatabaseRegistry, onTableElsewhere: (@Sendable (TableElsewhere) -> Void)? = nil
  ) {
    self.databases = databases
    self.onTableElsewhere = onTableElsewhere
    lanes = nil
  }

  /// Creates a service for the databases of a registry that executes long requests on separate
  /// threads.
  package init(
    _ databases: DatabaseRegistry, lanes: WorkLanes,
    onTableElsewhere: (@Sendable (TableElsewhere) -> Void)?
  ) {
    self.databases = databases
    self.onTableElsewhere = onTableElsewhere
    self.lanes = lanes
  }

  /// Reads the input, executes the operation and writes the output.
  public func answer(
    _ body: [UInt8], of operation: Operation, in context: CallContext,
    completion: @escaping @Sendable (Result<[UInt8], DynamoDBError>) -> Void
  ) {
    do throws(DynamoDBError) {
      guard let database = try databases.database(context.database, for: context.request) else {
        throw DynamoDBError(noDatabase: context.database ?? "", existing: databases.names)
      }
      let (input, isLoose) = try WireCodec.decode(operation, body: body)
      let end: @Sendable (Result<OperationOutput, DynamoDBError>) -> Void = { result in
        completion(
          result.map { output in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Self.usualAnswer)
            WireCodec.encode(output, into: &bytes)
            return bytes
          })
      }
      if isLoose {
        var request = context.request
        request.isLoose = true
        database.perform(input, in: request, lanes: lanes, for: context.caller, completion: end)
      } else {
        // Not copied.
        database.perform(
          input, in: context.request, lanes: lanes, for: context.caller, completion: end)
      }
    } catch {
      completion(.failure(error))
    }
  }

  /// The number of bytes of an answer for which memory is allocated once.
  private static let usualAnswer = 512

  /// Reads the input and applies the rules that require no table.
  public func check(
    _ body: [UInt8], of operation: Operation, in context: CallContext
  ) throws(DynamoDBError) {
    let (input, isLoose) = try WireCodec.decode(operation, body: body)
    try input.validate(isLoose: isLoose)
  }

  /// Adds the location of a missing table, if another database has it.
  public func explained(
    _ error: DynamoDBError, in context: () -> CallContext
  ) -> DynamoDBError {
    guard error.code == .resourceNotFound else { return error }
    let context = context()
    guard
      let found = databases.tableElsewhere(
        error, path: context.database, request: context.request)
    else { return error }
    onTableElsewhere?(found)
    var error = error
    error.explanation?.remedy = found.remedy
    return error
  }

  /// Returns whether bytes are one JSON value.
  public func isJSON(_ body: [UInt8]) -> Bool {
    body.withUnsafeBytes { WireCodec.isJSON($0) }
  }

  /// Returns AWS's JSON for an error.
  public func body(of error: DynamoDBError) -> [UInt8] {
    var bytes: [UInt8] = []
    WireCodec.encode(error, into: &bytes)
    return bytes
  }
}

extension WireCodec {
  /// Reads the body of a request; an empty body is not JSON.
  package static func decode(
    _ operation: Operation, body: [UInt8]
  ) throws(DynamoDBError) -> (input: OperationInput, isLoose: Bool) {
    // The closure cannot throw the error's type through the standard library's untyped rethrow.
    let result: Result<(input: OperationInput, isLoose: Bool), DynamoDBError> =
      body.withUnsafeBytes { bytes in
        Result { () throws(DynamoDBError) in try decodeRequest(operation, body: bytes) }
      }
    return try result.get()
  }
}

extension DynamoDBError {
  /// Creates the error for a path that names a database that does not exist.
  fileprivate init(noDatabase name: String, existing: [String]) {
    let error = RegistryError.noDatabase(name, existing: existing)
    self.init(
      .resourceNotFound, "Requested resource not found: \(error.sentence)",
      explanation: Explanation(
        rule: "the path /db/NAME of the endpoint names a database of this server", found: name,
        remedy: "one of \(existing.joined(separator: ", "))"))
  }
}
