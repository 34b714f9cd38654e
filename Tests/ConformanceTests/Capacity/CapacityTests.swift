import DynamockTesting
import Foundation
import Testing

/// The cost of every kind of call, compared with AWS's own figures.
@Suite("Consumed capacity")
struct CapacityTests {
  @Test("equals AWS's figure at every depth on both stores", arguments: Setting.all, allCases)
  func figures(_ setting: Setting, _ row: CapacityCase) async throws { try await row.run(setting) }

  @Test("has the form of AWS's reports", arguments: Setting.all, shapes)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("docs/capacity.md has exactly these figures")
  func documentation() throws {
    let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    let path = root + "/docs/capacity.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var sections = text.components(separatedBy: "\n## ")
    for chapter in Self.chapters {
      let rows = chapter.cases.map(\.documentation).joined(separator: "\n")
      let section =
        "\(chapter.title)\n\n| rule | call | units | source |\n| --- | --- | --- | --- |\n\(rows)\n"
      let place = try #require(
        sections.firstIndex { $0.hasPrefix(chapter.title + "\n") }, "no chapter \(chapter.title)")
      #expect(sections[place] == section)
      sections[place] = section
    }
    #expect(sections.count == Self.chapters.count + 1, "chapters without cases")
    if ProcessInfo.processInfo.environment["WRITE_DOCS"] != nil {
      try sections.joined(separator: "\n## ").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
  }

  static let chapters: [(title: String, cases: [CapacityCase])] = [
    ("Reads of items", itemReads), ("Queries and scans", pages), ("Writes of items", itemWrites),
    ("Indexes", indexes), ("Transactions", transactions), ("PartiQL", statements),
  ]

  static let allCases = chapters.flatMap(\.cases)

  // MARK: What the cases share

  static let a = #"{"p":{"S":"a"}}"#
  static let b = #"{"p":{"S":"b"}}"#

  /// Returns an item with `p` = "a" or another letter, and `v`, of a given size in bytes.
  static func item(_ size: Int, _ more: String = "", key: String = "a") -> String {
    #"{"p":{"S":"\#(key)"},"v":{"S":"\#(String(repeating: "x", count: size - 3))"}\#(more)}"#
  }

  /// Returns items of the partition "a" of a table with a sort key, each of a given size in bytes.
  static func items(_ count: Int, of size: Int) -> [Call] {
    (1...count).map { number in
      // "p", "a", "s", two bytes of a number below 100, "v".
      let text = String(repeating: "x", count: size - 6)
      return .put(#"{"p":{"S":"a"},"s":{"N":"\#(number)"},"v":{"S":"\#(text)"}}"#)
    }
  }

  private static let shapes: [Row] = [
    Row(
      "NONE reports nothing", .parity, [.hashTable],
      Call("PutItem", #"{"TableName":"Main","Item":\#(a),"ReturnConsumedCapacity":"NONE"}"#),
      .equals("{}")),
    Row("nothing is reported without the parameter", .parity, [.hashTable], .put(a), .equals("{}")),
    Row(
      "the table is named as in the request", .parity, [.hashTable],
      Call(
        "GetItem",
        #"{"TableName":"arn:aws:dynamodb:us-east-1:123456789012:table/Main","Key":\#(a),"#
          + #""ReturnConsumedCapacity":"TOTAL"}"#),
      .equals(
        #"{"ConsumedCapacity":{"TableName":"arn:aws:dynamodb:us-east-1:123456789012:table/Main","#
          + #""CapacityUnits":0.5}}"#)),
    Row(
      "an unknown word is rejected", .alternator, [.hashTable],
      .get(a, #""ReturnConsumedCapacity":"DUMMY""#),
      .failsWith("ValidationException", "{}")),
  ]
}
