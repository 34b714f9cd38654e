import Testing

@testable import FoundationStandIn

@Suite("JSON, as Foundation's encoder lays it out")
struct JSONEncoderTests {
  struct Part: Encodable, Sendable {
    var name = "a part"
    var isRequired = true
    var none: String?
    var count = -3
    var others: [Part] = []
    var kind = Kind.second
    var names: [String: String] = [:]
  }

  enum Kind: String, Encodable { case first, second }

  /// Encodes its members by nested containers and a superclass's encoder.
  struct Nested: Encodable, Sendable {
    enum Keys: String, CodingKey { case object, array, nothing, base }

    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: Keys.self)
      var object = members.nestedContainer(keyedBy: Keys.self, forKey: .object)
      try object.encode(UInt8(7), forKey: .array)
      var array = members.nestedUnkeyedContainer(forKey: .array)
      try array.encodeNil()
      try array.encode("text")
      var inner = array.nestedUnkeyedContainer()
      try inner.encode(1)
      #expect(array.count == 3)
      try members.encodeNil(forKey: .nothing)
      try "base".encode(to: members.superEncoder(forKey: .base))
      try true.encode(to: members.superEncoder())
    }
  }

  static let parts = [
    Part(), Part(name: "", others: [Part(), Part(name: "b", others: [Part()])]),
    Part(name: "\"\\/\n\r\t\u{8}\u{C}\u{1}\u{1F}\u{7F}é\u{2028}😀"),
    Part(names: ["b": "1", "a": "2", "aB": "3", "\"": "4"]),
  ]

  private func expectSame(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .prettyPrinted
    encoder.outputFormatting.insert(.sortedKeys)
    let text = String(data: try encoder.encode(value), encoding: .utf8)
    let expected = try encodedByFoundation(value)
    #expect(text == expected)
  }

  @Test("of structures, texts, numbers and arrays", arguments: parts)
  func structures(_ part: Part) throws { try expectSame(part) }

  @Test("of nested containers") func nested() throws { try expectSame(Nested()) }

  @Test("of values without an object around them")
  func values() throws {
    try expectSame(["a", "b"])
    try expectSame([[Int]]())
    try expectSame("text")
    try expectSame(12)
  }

  @Test("but of no fractions, which no description of a command has")
  func fractions() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    #expect(throws: EncodingError.self) { try encoder.encode([0.5]) }
    #expect(throws: EncodingError.self) { try encoder.encode(Float(0.5)) }
  }
}
