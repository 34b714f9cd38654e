import Testing

/// Tests the grammar of [rfc-8259], without extensions.
@Suite struct JSONGrammarTests {
  @Test(
    "JSON is accepted",
    arguments: [
      "{}", "[]", " { } ", "\t[\r\n]\n", "null", "true", "false", "0", "-0", "1.5", "1e5", "1E+05",
      "-1.25e-7", #""""#, #""a""#, #""é""#, #""\"\\\/\b\f\n\r\t""#, #""\u00e9\uD83D\uDE00""#,
      #"{"a":{"b":[1,2,{"c":null}]},"d":""}"#, #"{"a":1,"a":2}"#, #""\u0000""#, "\"\u{7F}\"",
      #"["12345678901234567890\n"]"#, #"{"\u0061":1}"#,
    ])
  func accepts(_ text: String) {
    #expect(isJSON(Array(text.utf8)))
  }

  @Test(
    "text that is not JSON is rejected",
    arguments: [
      "", " ", "hi", "{", "}", "[", "]", "{]", "[}", "{}{}", "{} x", "[1,]", "[,1]", "[1 2]",
      #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{a:1}"#, #"{'a':1}"#, #"{"a" 1}"#,
      #"{1:1}"#,
      "nul", "nulll", "True", "tru", "01", "-", "+1", ".5", "5.", "1e", "1e+", "0x10", "NaN",
      "Infinity", "-Infinity", "1.2.3", #""a"#, #"""#, #""\""#, #""\x""#, #""\u12""#, #""\u12G4""#,
      #""\uD83D""#, #""\uD83Dx""#, #""\uD83D\u0041""#, #""\uDE00""#, "\"a\nb\"", "\"\u{0}\"",
      "\u{FEFF}{}", "/**/{}", "\u{0B}{}", "{}\u{0}",
    ])
  func refuses(_ text: String) {
    #expect(!isJSON(Array(text.utf8)))
  }

  @Test(
    "invalid UTF-8 is rejected",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFF], [0x5C, 0xC3, 0xA9],
    ] as [[UInt8]])
  func refusesBrokenUTF8(_ bytes: [UInt8]) {
    #expect(!isJSON([0x22] + bytes + [0x22]))
    #expect(!isJSON([0x7B, 0x22] + bytes + [0x22, 0x3A, 0x31, 0x7D]))
    let digits = [UInt8]("12345678".utf8)
    let surrounded: [[UInt8]] = [[0x22], digits, bytes, digits, [0x22]]
    #expect(!isJSON(Array(surrounded.joined())))
  }

  @Test("a million brackets neither overflow the stack nor are accepted unclosed")
  func deepNesting() {
    let depth = 1_000_000
    let opened = [UInt8](repeating: UInt8(ascii: "["), count: depth)
    let closed = [UInt8](repeating: UInt8(ascii: "]"), count: depth)
    #expect(isJSON(opened + closed))
    #expect(!isJSON(opened))
    #expect(!isJSON(opened + closed + [UInt8(ascii: "]")]))
  }
}
