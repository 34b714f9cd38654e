import DynamockWire
import Testing

@testable import DynamockExchange

/// Tests the effect of masks on values (the design's section 12, 34).
@Suite struct MaskTests {
  static let maker = PseudonymMaker(salt: Array("salt".utf8))

  static func masked(_ value: String, _ kind: Mask.Kind, salt: String = "salt") throws -> String {
    let maker = PseudonymMaker(salt: Array(salt.utf8))
    return try maker.mask(JSONTree(parsing: Array(value.utf8)), kind, table: "T").json
  }

  static let formats: [(value: String, pattern: String)] = [
    (#"{"S":"Ann-Marie O'Neill"}"#, "Aaa-Aaaaa A'Aaaaa"),
    (#"{"S":"+49 170 1234567"}"#, "+99 999 9999999"),
    (#"{"S":"a.b@example.com"}"#, "a.a@aaaaaaa.aaa"), (#"{"S":""}"#, ""),
    (#"{"S":"-- !"}"#, "-- !"),
    (#"{"N":"1234"}"#, "9999"), (#"{"N":"-12.5"}"#, "-99.9"), (#"{"N":"0"}"#, "0"),
    (#"{"N":"5000"}"#, "9000"), (#"{"N":"0.0012"}"#, "0.0099"), (#"{"N":"1E+100"}"#, "9E+100"),
  ]

  @Test("`keepFormat` keeps the kinds of characters", arguments: formats)
  func format(_ row: (value: String, pattern: String)) throws {
    let tree = try JSONTree(parsing: Array(Self.masked(row.value, .keepFormat).utf8))
    let text = try #require(tree.members.first?.value.text)
    let pattern = String(
      text.map { character in
        switch character {
        case "E" where row.value.contains("N"): "E"
        case "a"..."z": "a"
        case "A"..."Z": "A"
        case "1"..."9": "9"
        default: character
        }
      })
    // Any digit may occur in the middle of a number, but no 0 at either end.
    let expected = row.value.contains("E+") ? "9E+900" : row.pattern
    let open = row.value.contains(#""S""#) ? pattern.replacing("0", with: "9") : pattern
    if row.value.contains("E+") {
      #expect(text.hasSuffix("E+100") && text.count == 6)
    } else if row.value.contains("1234\"") {
      #expect(text.count == 4 && text.first != "0" && text.last != "0")
    } else {
      #expect(open == expected, "\(text)")
    }
  }

  @Test(
    "`keepFormat` keeps different values different, however short they are",
    arguments: [
      (0..<10).map { #"{"S":"\#($0)"}"# }, (10..<100).map { #"{"S":"\#($0)"}"# },
      (1..<1000).map { #"{"N":"\#($0)"}"# }, (-99..<0).map { #"{"N":"\#($0)"}"# },
      (0..<256).map {
        JSONTree.object([.init(name: "B", value: .string(base64([UInt8($0)])))]).json
      },
      (0..<64).map { #"{"S":"\#(Character(Unicode.Scalar(0xC0 + UInt32($0)) ?? "x"))"}"# },
    ])
  func permutes(_ values: [String]) throws {
    let masked = try values.map { try Self.masked($0, .keepFormat) }
    #expect(Set(masked).count == values.count)
    #expect(masked != values)
    #expect(try values.map { try Self.masked($0, .keepFormat, salt: "other") } != masked)
  }

  static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for byte in bytes {
      text += [digits[Int(byte >> 2)], digits[Int(byte & 3) << 4], 0x3D, 0x3D]
    }
    return String(decoding: text, as: UTF8.self)
  }

  @Test("`hash` keeps equal values equal, has the value's type, and depends on the salt")
  func hash() throws {
    for value in [#"{"S":"Ann"}"#, #"{"N":"42"}"#, #"{"B":"AAA="}"#] {
      let masked = try Self.masked(value, .hash)
      #expect(try Self.masked(value, .hash) == masked)
      #expect(try Self.masked(value, .hash, salt: "other") != masked)
      #expect(masked != value)
      #expect(masked.prefix(4) == value.prefix(4))
    }
    let number = try JSONTree(parsing: Array(Self.masked(#"{"N":"42"}"#, .hash).utf8))["N"]?.text
    #expect(number?.utf8.count == 36)
    #expect(number?.first != "0")
  }

  @Test("`fake` creates addresses at example.com, words, and numbers below a million")
  func fake() throws {
    let address = try Self.masked(#"{"S":"ann@corp.example.org"}"#, .fake)
    #expect(address.hasSuffix(#"@example.com"}"#))
    #expect(!address.contains("ann"))
    let number = try JSONTree(parsing: Array(Self.masked(#"{"N":"4"}"#, .fake).utf8))["N"]?.text
    #expect(number.flatMap(Int.init).map { (0..<1_000_000).contains($0) } == true)
    #expect(try Self.masked(#"{"S":"Ann"}"#, .fake) == Self.masked(#"{"S":"Ann"}"#, .fake))
  }

  @Test("lists, maps and sets are masked element by element, and a boolean becomes false")
  func nested() throws {
    let value = #"{"M":{"a":{"L":[{"S":"x"},{"BOOL":true},{"NULL":true}]},"b":{"SS":["p","q"]}}}"#
    let masked = try JSONTree(parsing: Array(Self.masked(value, .keepFormat).utf8))
    #expect(masked["M"]?["a"]?["L"]?.elements.count == 3)
    #expect(masked["M"]?["a"]?["L"]?.elements[1]["BOOL"] == .boolean(false))
    #expect(masked["M"]?["a"]?["L"]?.elements[2]["NULL"] == .boolean(true))
    #expect(Set(masked["M"]?["b"]?["SS"]?.elements.compactMap(\.text) ?? []).count == 2)
    #expect(masked != (try JSONTree(parsing: Array(value.utf8))))
  }

  static let paths: [(text: String, steps: [Mask.Step]?)] = [
    ("email", [.name("email")]), ("a.b", [.name("a"), .name("b")]),
    ("a[0].b[*]", [.name("a"), .index(0), .name("b"), .every]), ("", nil), ("a.", nil), (".a", nil),
    ("a[", nil), ("a[x]", nil), ("a[-1]", nil), ("[0]", nil),
  ]

  @Test("reads paths into items", arguments: paths)
  func path(_ row: (text: String, steps: [Mask.Step]?)) {
    #expect(Mask.path(row.text) == row.steps)
    if let steps = row.steps {
      #expect(Mask(table: "T", path: steps, kind: .drop).pathText == row.text)
    }
  }

  static let applied: [(path: String, before: String, after: String, count: Int)] = [
    ("a", #"{"a":{"S":"x"},"b":{"S":"y"}}"#, #"{"b":{"S":"y"}}"#, 1),
    ("c", #"{"a":{"S":"x"}}"#, #"{"a":{"S":"x"}}"#, 0),
    ("a.b", #"{"a":{"M":{"b":{"S":"x"},"c":{"N":"1"}}}}"#, #"{"a":{"M":{"c":{"N":"1"}}}}"#, 1),
    ("a.b", #"{"a":{"S":"x"}}"#, #"{"a":{"S":"x"}}"#, 0),
    ("a[1]", #"{"a":{"L":[{"S":"x"},{"S":"y"}]}}"#, #"{"a":{"L":[{"S":"x"}]}}"#, 1),
    ("a[2]", #"{"a":{"L":[{"S":"x"}]}}"#, #"{"a":{"L":[{"S":"x"}]}}"#, 0),
    ("a[*]", #"{"a":{"L":[{"S":"x"},{"S":"y"}]}}"#, #"{"a":{"L":[]}}"#, 2),
    (
      "a[*].b", #"{"a":{"L":[{"M":{"b":{"S":"x"}}},{"S":"y"}]}}"#,
      #"{"a":{"L":[{"M":{}},{"S":"y"}]}}"#, 1
    ),
  ]

  @Test("drops the value at a path", arguments: applied)
  func drop(_ row: (path: String, before: String, after: String, count: Int)) throws {
    let mask = Mask(table: "T", path: try #require(Mask.path(row.path)), kind: .drop)
    var item = try JSONTree(parsing: Array(row.before.utf8))
    #expect(try mask.apply(to: &item, with: Self.maker) == row.count)
    #expect(item.json == row.after)
  }

  static let names: [(pattern: String, name: String, fits: Bool)] = [
    ("Orders", "Orders", true), ("Orders", "Order", false), ("*", "Orders", true), ("*", "", true),
    ("Or*", "Orders", true), ("*ers", "Orders", true), ("O*d*s", "Orders", true),
    ("O*x*s", "Orders", false), ("Orders*", "Orders", true), ("a*a", "a", false),
    ("dev-*-v*", "dev-users-v2", true), ("", "", true), ("", "a", false), ("**", "a", true),
  ]

  @Test("an asterisk matches any characters", arguments: names)
  func wildcard(_ row: (pattern: String, name: String, fits: Bool)) {
    #expect(WildcardName(row.pattern).matches(row.name) == row.fits)
  }
}
