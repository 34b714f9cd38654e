public import DynamockModel
import DynamockScripting
import DynamockWire

/// A request whose response did not arrive, or not completely.
public struct ConnectionLost: Error, Sendable, Hashable, CustomStringConvertible {
  /// How the response was lost, by the name of the action: `hangUp`, `reset`, `mute`, `truncate` or
  /// `stall`.
  public var delivery: String

  /// A message with the kind of loss.
  public var description: String { "the connection was lost: \(delivery)" }
}

/// A response of status 200 that is not an output of the operation.
public struct UnreadableResponse: Error, Sendable, Hashable, CustomStringConvertible {
  /// The operation.
  public var operation: String
  /// The body.
  public var body: String

  /// A message with the operation and the body.
  public var description: String { "no response to \(operation): \(body)" }
}

extension ScriptingStage {
  /// Sends an operation through the rules, in process and without a socket.
  ///
  /// Calls on the database itself bypass the rules.
  /// - Throws: `DynamoDBError`; `ConnectionLost` if a rule withholds the response or a part of it;
  ///   `UnreadableResponse` if a rule changes its type. For a response that is not JSON, the
  ///   error's code is the status, as in boto3.
  public func perform(_ input: OperationInput) async throws -> OperationOutput {
    let operation = input.operation
    let request = try WireRequest(
      headers: [
        ("Host", "localhost"), ("Content-Type", "application/x-amz-json-1.0"),
        ("X-Amz-Target", "\(operation.targetPrefix).\(operation.name)"),
      ], body: input.tree.bytes)
    let response = await self.response(to: request)
    try await Self.receive(response)
    let tree = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth)
    guard response.status == 200 else { throw DynamoDBError(response, tree) }
    do throws(UnreadableTree) {
      // Some operations respond without a body.
      if response.body.isEmpty { return try OperationOutput(of: operation, tree: .object([])) }
      guard let tree else { throw UnreadableTree(wanted: "JSON") }
      return try OperationOutput(of: operation, tree: tree)
    } catch {
      throw UnreadableResponse(
        operation: operation.name, body: String(decoding: response.body, as: UTF8.self))
    }
  }

  private func response(to request: WireRequest) async -> WireResponse {
    let client = ClientConnection()
    client.countRequest()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        responder.respond(to: request, from: client) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      client.leave()
    }
  }

  /// Waits for as long as a response takes to arrive.
  /// - Throws: `ConnectionLost` if it does not arrive.
  private static func receive(_ response: WireResponse) async throws {
    switch response.delivery?.form {
    case nil, .whole?: break
    case .hangUp?: throw ConnectionLost(delivery: "hangUp")
    case .reset?: throw ConnectionLost(delivery: "reset")
    case .mute?: throw ConnectionLost(delivery: "mute")
    case .truncated(let extent)?:
      guard extent.count(of: response.body.count) >= response.body.count else {
        throw ConnectionLost(delivery: "truncate")
      }
    case .stalled(let bytes, let milliseconds)?:
      guard bytes < response.body.count else { return }
      guard let milliseconds else { throw ConnectionLost(delivery: "stall") }
      try await Task.sleep(for: .milliseconds(milliseconds))
    case .dripped(_, let milliseconds)?: try await Task.sleep(for: .milliseconds(milliseconds))
    case .throttled(let rate)?:
      try await Task.sleep(
        for: .milliseconds(Int64(response.body.count) * 1000 / Int64(max(1, rate))))
    }
  }
}

extension DynamoDBError {
  /// Reads an error from a response.
  fileprivate init(_ response: WireResponse, _ tree: JSONTree?) {
    guard let tree, let type = tree["__type"]?.text else {
      let code = Code(
        name: String(response.status), namespace: "com.dynamock", status: response.status)
      self.init(code, String(decoding: response.body, as: UTF8.self))
      return
    }
    let parts = type.split(separator: "#", maxSplits: 1).map(String.init)
    let code = Code(
      name: parts.last ?? type, namespace: parts.count > 1 ? parts[0] : "", status: response.status)
    let message: String? = tree["message"]?.text ?? tree["Message"]?.text
    self.init(code, message)
    item = (try? tree.value("Item")) ?? nil
    cancellationReasons = (tree["CancellationReasons"]?.elements ?? []).map { reason in
      CancellationReason(
        code: CancellationReason.Code(rawValue: reason["Code"]?.text ?? ""),
        message: reason["Message"]?.text,
        item: (try? reason.value("Item")) ?? nil)
    }
    throttlingReasons =
      ((tree["ThrottlingReasons"]?.elements ?? []) + (tree["throttlingReasons"]?.elements ?? []))
      .map {
        ThrottlingReason(reason: $0["reason"]?.text ?? "", resource: $0["resource"]?.text ?? "")
      }
  }
}
