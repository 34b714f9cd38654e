import Testing

@testable import DynamockUpstream

/// Tests the dialect of the AWS CLI's files.
///
/// Expectations are the results of `botocore.configloader.raw_config_parse` 1.44.5.
/// Tests/Clients/test_copy_credentials.py compares the program with botocore itself.
@Suite struct INIFileTests {
  typealias Sections = [String: [String: INIFile.Value]]

  static let read: [(name: String, text: String, sections: Sections)] = [
    ("an empty file", "", [:]),
    ("a section without options", "[default]\n", ["default": [:]]),
    ("an option", "[default]\na = b\n", ["default": ["a": .text("b")]]),
    ("a colon in place of the equals sign", "[default]\na: b", ["default": ["a": .text("b")]]),
    ("the first of both delimits", "[d]\na : b = c\n", ["d": ["a": .text("b = c")]]),
    ("names of options in capitals", "[d]\nAWS_Key = B\n", ["d": ["aws_key": .text("B")]]),
    (
      "names of sections in capitals", "[D]\na=b\n[d]\na=c\n",
      ["D": ["a": .text("b")], "d": ["a": .text("c")]]
    ),
    ("comments in lines of their own", "# x\n[d]\n; y\na = b\n  # z\n", ["d": ["a": .text("b")]]),
    (
      "a comment after a value is part of it", "[d]\na = b # c ; d\n",
      ["d": ["a": .text("b # c ; d")]]
    ),
    ("text after a section's bracket", "[d] # x\na = b\n", ["d": ["a": .text("b")]]),
    ("brackets in a section's name", "[a[b]c]\n", ["a[b]c": [:]]),
    ("spaces in a section's brackets", "[ d ]\na=b\n", [" d ": ["a": .text("b")]]),
    ("a value that goes on in an indented line", "[d]\na = b\n  c\n", ["d": ["a": .text("b\nc")]]),
    ("an empty line within a value", "[d]\na = b\n\n  c\n", ["d": ["a": .text("b\n\nc")]]),
    (
      "empty lines after a value", "[d]\na = b\n\n\nc = d\n",
      ["d": ["a": .text("b"), "c": .text("d")]]
    ),
    (
      "an indented option after a section", "[d]\n  a = b\n  c = d\n",
      ["d": ["a": .text("b"), "c": .text("d")]]
    ),
    (
      "a nested value", "[d]\ns3 =\n  a = b\n  c = d\ne = f\n",
      ["d": ["s3": .nested, "e": .text("f")]]
    ),
    ("an empty value", "[d]\na =\nb = c\n", ["d": ["a": .text(""), "b": .text("c")]]),
    (
      "defaults of all sections", "[DEFAULT]\na = b\n[d]\n[e]\na = c\n",
      ["d": ["a": .text("b")], "e": ["a": .text("c")]]
    ),
    ("lines that end as on Windows", "[d]\r\na = b\r\n", ["d": ["a": .text("b")]]),
    ("lines that end as on old Macs", "[d]\ra = b\r", ["d": ["a": .text("b")]]),
    ("quotation marks are part of a value", "[d]\na = \"b\"\n", ["d": ["a": .text("\"b\"")]]),
    ("a secret with every letter of Base64", "[d]\ns = a/b+c=\n", ["d": ["s": .text("a/b+c=")]]),
    ("names and values beyond ASCII", "[größe]\nä = 日本\n", ["größe": ["ä": .text("日本")]]),
  ]

  @Test("reads what botocore reads", arguments: read)
  func reading(_ row: (name: String, text: String, sections: Sections)) throws {
    #expect(try INIFile(Array(row.text.utf8)).sections == row.sections, "\(row.name)")
  }

  static let rejected: [(name: String, text: String, line: Int, reason: INIFile.Fault.Reason)] = [
    ("an option before a section", "a = b\n", 1, .noSection),
    ("a section twice", "[d]\n[d]\n", 2, .sectionTwice("d")),
    ("an option twice", "[d]\na = b\nA = c\n", 3, .optionTwice("a")),
    ("a line without a delimiter", "[d]\na\n", 2, .notAnOption),
    ("an option without a name", "[d]\n= b\n", 2, .notAnOption),
    ("empty brackets", "[d]\n[]\n", 2, .notAnOption),
    ("a nested value that is no option", "[d]\na =\n  b\n", 0, .notAnOption),
    ("a byte order mark", "\u{FEFF}[d]\na = b\n", 1, .noSection),
  ]

  @Test("rejects what botocore rejects", arguments: rejected)
  func rejecting(_ row: (name: String, text: String, line: Int, reason: INIFile.Fault.Reason)) {
    let fault = #expect(throws: INIFile.Fault.self) { try INIFile(Array(row.text.utf8)) }
    #expect(fault == INIFile.Fault(line: row.line, reason: row.reason), "\(row.name)")
  }

  @Test("rejects bytes that are not UTF-8")
  func bytes() {
    let fault = #expect(throws: INIFile.Fault.self) { try INIFile([0x5B, 0xFF, 0x5D]) }
    #expect(fault?.reason == .notText)
  }

  /// Lines and their words according to Python's `shlex.split`.
  static let lines: [(line: String, words: [String]?)] = [
    ("", []), ("a b\tc", ["a", "b", "c"]), (#"a "b c" d"#, ["a", "b c", "d"]),
    ("'a b'c", ["a bc"]), (#""""#, [""]), (#"a\ b"#, ["a b"]), (#""a\"b\\c\d""#, [#"a"b\c\d"#]),
    (#"'a\b'"#, [#"a\b"#]), ("'a", nil), (#""a"#, nil), (#"a\"#, nil), ("a#b #c", ["a#b", "#c"]),
  ]

  @Test("splits a command as a shell does", arguments: lines)
  func words(_ row: (line: String, words: [String]?)) {
    #expect(ShellWords.split(row.line) == row.words)
  }
}
