import DynamockModel
public import DynamockScripting
import DynamockWire

/// A request that waits for a test's answer.
public struct ReceivedRequest: Sendable {
  private let request: HeldRequest
  private let scripting: Scripting

  init(_ request: HeldRequest, _ scripting: Scripting) {
    self.request = request
    self.scripting = scripting
  }

  /// The number of the request, which the journal has too.
  public var number: Int { request.number }

  /// The operation's name.
  public var operation: String { request.facts.operation.name }

  /// The parameters.
  public var input: JSONValue { JSONValue(parsing: request.facts.input.bytes) ?? .null }

  /// Answers with an action.
  /// - Throws: `ScriptingRefusal` of code `RequestGone` if the request waits no longer.
  public func answer(_ action: Action) throws(ScriptingRefusal) {
    do { _ = try scripting.held.answer(request, with: action) } catch {
      throw ScriptingRefusal(error)
    }
  }

  /// Lets the engine answer.
  public func pass() throws(ScriptingRefusal) { try answer(.pass) }

  /// Answers with an exception.
  public func fail(_ code: String, message: String? = nil) throws(ScriptingRefusal) {
    try answer(.fail(code, message: message))
  }

  /// Answers with the exception of throttling.
  public func throttle() throws(ScriptingRefusal) { try answer(.throttle) }

  /// Cancels the transaction.
  public func cancel(_ reasons: [Int: CancellationCode]) throws(ScriptingRefusal) {
    try answer(.cancel(reasons))
  }

  /// Closes the connection without an answer.
  public func hangUp() throws(ScriptingRefusal) { try answer(.hangUp(.beforeApplying)) }

  /// Answers with the JSON of an output.
  public func reply(_ output: String) throws(ScriptingRefusal) {
    var matcher = RequestMatcher.anything
    if let operation = Operation(rawValue: operation) { matcher = .when(operation) }
    try answer(.json(#"{"output":\#(output)}"#, for: matcher))
  }
}
