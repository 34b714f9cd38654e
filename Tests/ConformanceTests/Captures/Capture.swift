import DynamockTesting

/// One of AWS's captured responses; `Tests/Clients/captures.py` describes the format.
struct Capture: Sendable {
  /// A request: its operation, the text of its body, and the parts of its response that later requests use.
  struct Request: Sendable {
    let operation: String
    let body: String
    let kept: [String: JSONValue]
  }

  /// The family and the number.
  let id: String
  /// The preceding requests.
  let given: [Request]
  /// The request whose response is compared.
  let send: Request
  /// The text of AWS's response.
  let answer: String
  /// Whether the order of sets matters.
  let ordersSets: Bool
  /// The placeholders of table names, with the lengths of the names.
  let names: [String: Int]

  /// Reads a line of a family's file; the bodies keep the order of their members.
  init?(line: Substring) {
    let members = JSONSlices.members(of: line)
    guard let id = members["id"].flatMap({ JSONValue(parsing: String($0))?.text }),
      let send = members["send"].flatMap(Self.request), let answer = members["answer"]
    else { return nil }
    self.id = id
    self.send = send
    self.answer = String(answer)
    given = JSONSlices.elements(of: members["given"] ?? "[]").compactMap(Self.request)
    ordersSets = members["set_order"] == "true"
    let lengths = members["names"].flatMap { JSONValue(parsing: String($0))?.members } ?? [:]
    var names: [String: Int] = [:]
    for name in ["t"] + (2...9).map({ "t\($0)" }) where name == "t" || line.contains("{\(name)}") {
      names[name] = Int(lengths[name]?.double ?? 12)
    }
    self.names = names
  }

  private static func request(_ text: Substring) -> Request? {
    let parts = JSONSlices.elements(of: text)
    guard parts.count > 1, let operation = JSONValue(parsing: String(parts[0]))?.text else {
      return nil
    }
    let isText = parts[1].hasPrefix("\"")
    guard let body = isText ? JSONValue(parsing: String(parts[1]))?.text : String(parts[1]) else {
      return nil
    }
    let kept = parts.count > 2 ? JSONValue(parsing: String(parts[2]))?.members ?? [:] : [:]
    return Request(operation: operation, body: Self.expanded(body), kept: kept)
  }

  /// Returns a text with each `<<text*count>>` expanded.
  static func expanded(_ text: String) -> String {
    guard text.contains("<<") else { return text }
    var pieces = text.components(splitBy: "<<")
    var result = pieces.removeFirst()
    for piece in pieces {
      let parts = piece.components(splitBy: ">>")
      let repeated = parts[0].split(separator: "*", omittingEmptySubsequences: false)
      guard parts.count > 1, repeated.count > 1, let count = repeated.last.flatMap({ Int($0) })
      else {
        result += "<<" + piece
        continue
      }
      let text = repeated.dropLast().joined(separator: "*")
      result += String(repeating: text, count: count) + parts.dropFirst().joined(separator: ">>")
    }
    return result
  }
}

extension String {
  /// Returns the parts between occurrences of a separator of two ASCII characters.
  fileprivate func components(splitBy separator: String) -> [String] {
    let mark = Array(separator.utf8)
    let bytes = Array(utf8)
    var parts: [String] = []
    var start = 0
    var position = 0
    while position + 1 < bytes.count {
      if bytes[position] == mark[0], bytes[position + 1] == mark[1] {
        parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
        position += 2
        start = position
      } else {
        position += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
