import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockProcesses
import DynamockScripting
import DynamockTLS
import DynamockUpstream
import DynamockWire

/// A database of a running server, as named by `--endpoint-url`.
///
/// It is reached through the control API: such calls need no credentials, are not throttled, and
/// count in no statistics.
struct ServerDatabase {
  /// The URL as given.
  let text: String
  /// The name of the database.
  let database: String
  private let url: UpstreamURL
  private let token: String?
  private let client: UpstreamClient

  /// Parses a URL such as `http://localhost:8000` or `http://localhost:8000/db/NAME`.
  /// - Parameters:
  ///   - ca: a file of certificates to trust.
  init(_ text: String, token: String?, ca: String?) throws {
    guard !URLCredentials.areIn(text) else {
      throw ControlRefusal(
        sentence: "\(URLCredentials.hidden(in: text)) \(URLCredentials.refusal).")
    }
    guard let url = UpstreamURL(text), let database = Self.database(at: url.target) else {
      throw ControlRefusal(
        sentence: "\"\(text)\" is not the URL of a database, such as http://localhost:8000 or "
          + "http://localhost:8000/db/NAME.")
    }
    self.text = text
    self.url = url
    self.database = database
    self.token = token
    let environment = ProcessEnvironment.variables
    var trust = TLSTrust(environment: environment)
    if let ca { trust = TLSTrust(bundle: ca) }
    client = UpstreamClient(proxies: UpstreamProxies(environment: environment), trust: trust)
  }

  private static func database(at target: String) -> String? {
    let parts = target.split(separator: "/").map(String.init)
    if parts.isEmpty { return DatabaseRegistry.defaultName }
    guard parts.count == 2, parts[0] == "db", DatabaseRegistry.isName(parts[1]) else { return nil }
    return parts[1]
  }

  /// Performs an operation, named as in `X-Amz-Target`, and returns its output.
  func call(_ target: String, _ input: JSONTree) async throws -> JSONTree {
    try await ask("POST", [database, "call"], body: input, target: target)
  }

  /// Sends a request to the control API and returns the response's body.
  /// - Parameter path: the path after `/_dynamock/v1/databases`.
  func ask(
    _ method: String, _ path: [String], body: JSONTree? = nil, target: String? = nil
  ) async throws -> JSONTree {
    let answer: UpstreamAnswer
    do throws(UpstreamError) {
      answer = try await send(method, path, body?.bytes ?? [], target: target)
    } catch { throw CopyError.upstream(error) }
    let tree = try? JSONTree(parsing: answer.body, depth: JSONTree.requestDepth)
    guard answer.status == 200, let tree else {
      throw ControlRefusal(sentence: Self.refusal(answer.status, tree, at: text))
    }
    return tree
  }

  /// Sends a request to the control API.
  func send(
    _ method: String, _ path: [String], _ body: [UInt8], target: String?
  ) async throws(UpstreamError) -> UpstreamAnswer {
    let place = (["_dynamock/v1/databases"] + path).joined(separator: "/")
    guard let address = UpstreamURL("\(url.scheme.rawValue)://\(url.authority)/\(place)") else {
      throw UpstreamError(.malformed, endpoint: text)
    }
    var headers = [(name: "Host", value: url.authority)]
    if let token { headers.append(("Authorization", "Bearer \(token)")) }
    if let target { headers.append(("X-Amz-Target", target)) }
    headers.append(("Content-Type", "application/json"))
    let answer = try await client.send(
      method: method, url: address, headers: headers, body: body, isRead: method == "GET")
    return UpstreamAnswer(status: answer.status, body: answer.body)
  }

  /// Returns a message for an error response.
  private static func refusal(_ status: Int, _ answer: JSONTree?, at url: String) -> String {
    if status == 401 {
      return "The server requires its token: set --control-token or DYNAMOCK_CONTROL_TOKEN."
    }
    return answer.flatMap(ControlRefusal.message)
      ?? answer?["error"]?["message"]?.text.map(PrintableText.escaped)
      ?? "\(url) has no control API: it is not dynamock, or was started with --control-access off."
  }
}

/// An upstream that carries out operations on a database through the control API.
struct ControlUpstream: Upstream {
  let server: ServerDatabase
  let database: String
  /// Whether the transfer was stopped, so that nothing more is sent.
  let isStopped: @Sendable () -> Bool

  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    guard !isStopped() else { throw UpstreamError(.cutOff, endpoint: server.text) }
    return try await server.send(
      "POST", [database, "call"], request.body,
      target: "\(request.operation.targetPrefix).\(request.operation.rawValue)")
  }
}
