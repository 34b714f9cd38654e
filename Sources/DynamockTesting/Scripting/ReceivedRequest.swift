public import DynamockModel
public import DynamockScripting
import DynamockWire

/// A request that waits for the test's response.
public struct ReceivedRequest: Sendable {
  private let request: HeldRequest
  private let scripting: Scripting

  init(_ request: HeldRequest, _ scripting: Scripting) {
    self.request = request
    self.scripting = scripting
  }

  /// The number of the request, as in the journal.
  public var number: Int { request.number }

  /// The operation's name.
  public var operation: String { request.facts.operation.name }

  /// The parameters.
  public var input: JSONValue { JSONValue(parsing: request.facts.input.bytes) ?? .null }

  /// Responds with an action.
  /// - Throws: `ScriptingRefusal` with code `RequestGone` if the request is no longer waiting.
  public func answer(_ action: Action) throws(ScriptingRefusal) {
    do { _ = try scripting.held.answer(request, with: action) } catch {
      throw ScriptingRefusal(error)
    }
  }

  /// Passes the request to the engine.
  public func pass() throws(ScriptingRefusal) { try answer(.pass) }

  /// Responds with an exception.
  public func fail(_ code: String, message: String? = nil) throws(ScriptingRefusal) {
    try answer(.fail(code, message: message))
  }

  /// Responds with the throttling exception.
  public func throttle() throws(ScriptingRefusal) { try answer(.throttle) }

  /// Cancels the transaction.
  public func cancel(_ reasons: [Int: CancellationCode]) throws(ScriptingRefusal) {
    try answer(.cancel(reasons))
  }

  /// Closes the connection without a response.
  public func hangUp() throws(ScriptingRefusal) { try answer(.hangUp(.beforeApplying)) }

  /// Responds with an output.
  public func reply(_ output: OperationOutput) throws(ScriptingRefusal) {
    var body: [UInt8] = []
    WireCodec.encode(output, into: &body)
    try reply(body.isEmpty ? "{}" : String(decoding: body, as: UTF8.self))
  }

  /// Responds with the JSON of an output.
  public func reply(_ output: String) throws(ScriptingRefusal) {
    var matcher = RequestMatcher.anything
    if let operation = Operation(rawValue: operation) { matcher = .when(operation) }
    try answer(.json(#"{"output":\#(output)}"#, for: matcher))
  }
}
