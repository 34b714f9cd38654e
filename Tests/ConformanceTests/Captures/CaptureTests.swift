import Dynamock
import DynamockTesting
import Foundation
import Testing

/// Checks in process the captured responses that `Tests/Clients/test_captures.py` checks over HTTP.
@Suite("AWS's captured responses of October 2026")
struct CaptureTests {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Clients/captures"
  static let families =
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?
    .filter { $0.hasSuffix(".jsonl") }.sorted() ?? []

  @Test(
    "both stores give each captured response in process", arguments: families, Setting.stores)
  func captured(family: String, setting: Setting) async throws {
    for capture in try Self.captures(of: family) {
      var settings = DynamockDatabase.Settings()
      settings.ignoresUnsupported = true
      let difference = try await Throwaway.run(setting, settings: settings) { throwaway in
        try await Self.difference(of: capture, in: throwaway)
      }
      #expect(difference == nil, "\(capture.id)")
    }
  }

  @Test("every line of every family is a case, 967 in total")
  func lines() throws {
    #expect(try Self.families.map { try Self.captures(of: $0).count }.reduce(0, +) == 967)
  }

  /// Returns the cases of a family; a line that cannot be read is an error.
  static func captures(of family: String) throws -> [Capture] {
    let text = try String(contentsOfFile: folder + "/" + family, encoding: .utf8)
    return try text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      try #require(Capture(line: Substring(line)), "\(family): \(Substring(line).prefix(80))")
    }
  }

  /// Sends the requests of a case and compares the last response with AWS's.
  static func difference(of capture: Capture, in throwaway: Throwaway) async throws -> String? {
    var names = capture.names.mapValues { String(repeating: "x", count: $0) }
    for (place, name) in names.keys.sorted().enumerated() {
      names[name] = names[name].map { $0.dropLast() + String(place) }
    }
    for request in capture.given {
      let answer = try await throwaway.call(request.operation, named(request.body, names))
      if request.operation == "CreateTable", answer.status != 200 {
        return "CreateTable: \(answer.message ?? "")"
      }
      for (name, path) in request.kept {
        let steps = (path.text ?? "").split(separator: ".")
        let part = steps.reduce(answer.body) { value, step in
          Int(step).map { value?[$0] } ?? value?[String(step)]
        }
        guard let part = part?.text else { return "\(request.operation): no \(path)" }
        names[name] = part
      }
    }
    let answer = try await throwaway.call(capture.send.operation, named(capture.send.body, names))
    let text = named(Capture.expanded(capture.answer), names)
    guard let expected = JSONValue(parsing: text) else { return "the case's answer is no JSON" }
    return difference(answer, from: expected, ordersSets: capture.ordersSets)
  }

  private static func difference(
    _ answer: Answer, from expected: JSONValue, ordersSets: Bool
  ) -> String? {
    let got = "\(answer.status) \(answer.errorName ?? "") \((answer.message ?? "").prefix(600))"
    if expected["status"]?.double != Double(answer.status) { return got }
    if let type = expected["type"]?.text, type != answer.errorName { return got }
    if let message = expected["message"], message != answer.message.map(JSONValue.string) ?? .null {
      return "\(got) instead of \("\(message)".prefix(600))"
    }
    if let head = expected["message_head"]?.text, !(answer.message ?? "").hasPrefix(head) {
      return got
    }
    return expected["body"].flatMap {
      $0.difference(ofCapturedTo: answer.body ?? .object([:]), ordersSets: ordersSets)
    }
  }

  private static func named(_ text: String, _ names: [String: String]) -> String {
    names.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
  }
}
