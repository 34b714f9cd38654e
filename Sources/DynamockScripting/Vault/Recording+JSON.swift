import DynamockModel
package import DynamockWire

extension Recording {
  /// The recording as the text of a file; equal recordings have equal texts.
  package var fileBytes: [UInt8] {
    var bytes: [UInt8] = []
    PrettyJSON.append(tree, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The recording as JSON.
  package var tree: JSONTree {
    .object([
      .init(name: "operation", value: .string(operation.rawValue)),
      .init(name: "region", value: .string(region)), .init(name: "input", value: input),
      .init(name: "answers", value: .array(answers.map(\.tree))),
    ])
  }

  /// Parses the text of a file.
  /// - Parameter path: The path of the file, for errors.
  package init(parsing bytes: [UInt8], path: String) throws(VaultError) {
    try self.init(VaultNode(parsing: bytes, path: path))
  }

  init(_ root: VaultNode) throws(VaultError) {
    let members = try root.members(
      needed: ["operation", "region", "input", "answers"], others: ["comment"])
    let name = try members.text("operation")
    guard let operation = Operation(rawValue: name) else {
      throw root.child("operation").refused(
        "\"\(Mismatch.text(name))\", which is not an operation"
          + RuleNode.suggestion(for: name, among: Operation.allCases.map(\.rawValue)))
    }
    let input = root.child("input")
    guard input.tree.asObject != nil else { throw input.refused("not an object") }
    do throws(ScriptingError) {
      try RuleReader.checkShape(
        RuleNode(tree: input.tree, path: "input"), ShapeTable.input(of: operation),
        allowsTemplates: false)
    } catch {
      throw input.refused(error)
    }
    let answers = try root.child("answers").elements()
    guard !answers.isEmpty else {
      throw root.child("answers").refused("empty; a recording has an answer")
    }
    var read: [RecordedAnswer] = []
    read.reserveCapacity(answers.count)
    for answer in answers { read.append(try RecordedAnswer(answer)) }
    self.init(
      operation: operation, region: try members.text("region"), input: input.tree, answers: read)
  }
}

extension RecordedAnswer {
  fileprivate var tree: JSONTree {
    let content: JSONTree.Member =
      switch body {
      case .output(let tree): .init(name: "output", value: tree)
      case .error(let tree): .init(name: "error", value: tree)
      case .text(let text): .init(name: "text", value: .string(text))
      }
    let number = JSONTree.Member(name: "token", value: .number(String(token)))
    return .object(
      [
        .init(name: "status", value: .number(String(status))), content,
        .init(name: "recordedAt", value: .string(Self.text(of: recordedAt))),
        .init(name: "micros", value: .number(String(microseconds))),
      ] + (token > 0 ? [number] : []))
  }

  fileprivate init(_ node: VaultNode) throws(VaultError) {
    let members = try node.members(
      needed: ["status", "recordedAt", "micros"],
      others: ["output", "error", "text", "token", "comment"])
    guard let status = node.tree["status"]?.integer, (200...599).contains(status) else {
      throw node.child("status").refused("not a status from 200 to 599")
    }
    guard let microseconds = node.tree["micros"]?.integer, microseconds >= 0 else {
      throw node.child("micros").refused("not an integer from 0 on")
    }
    guard let time = Self.time(try members.text("recordedAt")) else {
      throw node.child("recordedAt").refused("not a time such as \"2026-11-28T18:36:17Z\"")
    }
    let given = ["output", "error", "text"].filter { node.tree[$0] != nil }
    guard given.count == 1, let name = given.first, let content = node.tree[name] else {
      throw node.refused("not an object with one of \"output\", \"error\" and \"text\"")
    }
    let body: Body
    switch (name, content) {
    case ("output", .object): body = .output(content)
    case ("error", .object): body = .error(content)
    case ("text", .string(let text)): body = .text(text)
    default:
      throw node.child(name).refused(name == "text" ? "not a string" : "not an object")
    }
    self.init(status: status, body: body, recordedAt: time, microseconds: microseconds)
    guard node.tree["token"] != nil else { return }
    guard let token = node.tree["token"]?.integer, token >= 0 else {
      throw node.child("token").refused("wanted as a whole number from 0 on")
    }
    self.token = token
  }

  /// Returns a time in whole seconds: `2026-11-28T18:36:17Z`.
  static func text(of time: Timestamp) -> String { String(time.utcText.prefix(19)) + "Z" }

  /// Parses a time in whole seconds.
  static func time(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    guard bytes.count == pattern.count,
      zip(bytes, pattern).allSatisfy({ byte, wanted in
        wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == wanted
      })
    else { return nil }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = Timestamp.day(year: year, month: month, day: day)
    guard Timestamp.civilDate(ofDay: days) == (year, month, day), number(11..<13) < 24,
      number(14..<16) < 60, number(17..<19) < 60
    else { return nil }
    let seconds = days * 86_400 + number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
    return Timestamp(milliseconds: Int64(seconds) * 1000)
  }
}
