import DynamockModel
public import DynamockWire

/// An endpoint of a copy, which receives operations and returns responses as JSON.
struct CopyEndpoint: Sendable {
  let upstream: any Upstream
  let region: String
  /// Its name in messages.
  let name: String

  /// Executes an operation.
  func call(_ operation: Operation, _ input: JSONTree) async throws(CopyError) -> JSONTree {
    let answer: UpstreamAnswer
    do throws(UpstreamError) {
      answer = try await upstream.send(
        UpstreamRequest(operation: operation, region: region, body: input.bytes))
    } catch { throw .upstream(error) }
    let tree: JSONTree
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: answer.body, depth: JSONTree.itemDepth)
    } catch { throw .badAnswer(operation, endpoint: name) }
    guard answer.status == 200 else {
      guard let type = tree["__type"]?.text else { throw .badAnswer(operation, endpoint: name) }
      throw .rejected(
        CopyError.Rejection(
          operation: operation, endpoint: name,
          code: type.split(separator: "#").last.map(String.init) ?? type,
          message: tree["message"]?.text ?? tree["Message"]?.text ?? ""))
    }
    return tree
  }

  /// Returns the description of a table, or `nil` if there is no such table.
  func table(_ name: String) async throws(CopyError) -> JSONTree? {
    do throws(CopyError) {
      let answer = try await call(.describeTable, ["TableName": .string(name)])
      guard let table = answer["Table"] else {
        throw CopyError.badAnswer(.describeTable, endpoint: self.name)
      }
      return table
    } catch {
      if error.code == "ResourceNotFoundException" { return nil }
      throw error
    }
  }

  /// Returns the attribute with the expiry times of a table's items, or `nil` if there is none.
  func timeToLive(of table: String) async throws(CopyError) -> String? {
    let answer = try await call(.describeTimeToLive, ["TableName": .string(table)])
    let setting = answer["TimeToLiveDescription"]
    guard ["ENABLED", "ENABLING"].contains(setting?["TimeToLiveStatus"]?.text) else { return nil }
    return setting?["AttributeName"]?.text
  }
}

/// The source of a copy, which is only read.
struct CopySource: Sendable {
  private let endpoint: CopyEndpoint

  init(_ endpoint: CopyEndpoint) { self.endpoint = endpoint }

  /// Its name in messages.
  var name: String { endpoint.name }

  /// Returns the names of all tables.
  func tableNames() async throws(CopyError) -> [String] {
    var names: [String] = []
    var last: JSONTree?
    repeat {
      let page = try await endpoint.call(
        .listTables, .object(of: ["ExclusiveStartTableName": last]))
      names += page["TableNames"]?.elements.compactMap(\.text) ?? []
      last = page["LastEvaluatedTableName"]
    } while last != nil && last != .null
    return names
  }

  /// Returns the description of a table.
  func table(_ name: String) async throws(CopyError) -> JSONTree? {
    try await endpoint.table(name)
  }

  /// Returns the attribute with the expiry times of a table's items.
  func timeToLive(of table: String) async throws(CopyError) -> String? {
    try await endpoint.timeToLive(of: table)
  }

  /// Returns the tags of a resource.
  func tags(of arn: String) async throws(CopyError) -> [JSONTree] {
    var tags: [JSONTree] = []
    var next: JSONTree?
    repeat {
      let page = try await endpoint.call(
        .listTagsOfResource, .object(of: ["ResourceArn": .string(arn), "NextToken": next]))
      tags += page["Tags"]?.elements ?? []
      next = page["NextToken"]
    } while next != nil && next != .null
    return tags
  }

  /// Returns a page of a Scan.
  func page(_ input: JSONTree) async throws(CopyError) -> JSONTree {
    try await endpoint.call(.scan, input)
  }
}

extension CopyError {
  /// The type of the error returned by an endpoint.
  var code: String? {
    guard case .rejected(let rejection) = self else { return nil }
    return rejection.code
  }
}

extension JSONTree: ExpressibleByDictionaryLiteral {
  /// Creates an object with the given members, in their order.
  package init(dictionaryLiteral members: (String, JSONTree)...) {
    self = .object(members.map { Member(name: $0.0, value: $0.1) })
  }
}
