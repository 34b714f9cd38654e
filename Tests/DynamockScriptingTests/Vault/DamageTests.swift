import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import SeededRandom
import TemporaryFiles
import Testing

/// Tests that damaged files are rejected with file and line.
@Suite("Files of a vault")
struct DamageTests {
  private static let good = """
    {
      "operation": "GetItem",
      "region": "eu-west-1",
      "input": {
        "TableName": "Orders",
        "Key": {
          "id": { "S": "1" }
        }
      },
      "answers": [
        {
          "status": 200,
          "output": {},
          "recordedAt": "2026-11-28T18:36:17Z",
          "micros": 10
        }
      ]
    }

    """

  @Test("are read and written unchanged if they are whole")
  func whole() throws {
    let bytes = Array(Self.good.utf8)
    #expect(try Recording(parsing: bytes, path: "x.json").fileBytes == bytes)
  }

  @Test(
    "are rejected with the line if they are damaged",
    arguments: [
      (#""GetItem""#, #""GetItm""#, 2, "did you mean GetItem?"),
      (#""GetItem""#, "5", 2, "operation is not a string"),
      (#""region""#, #""regoin""#, 3, "did you mean region?"),
      (#""TableName""#, #""TabelName""#, 5, "did you mean TableName?"),
      (#"{ "S": "1" }"#, #"{ "S": 1 }"#, 7, "not a string"),
      (#"{ "S": "1" }"#, #"{ "Q": "1" }"#, 7, "not an attribute value"),
      (#""status": 200"#, #""status": "200""#, 12, "not a status"),
      (#""status": 200"#, #""status": 99"#, 12, "not a status"),
      (#""output": {}"#, #""output": []"#, 13, "not an object"),
      (#""output": {}"#, #""comment": {}"#, 11, "one of \"output\", \"error\" and \"text\""),
      ("2026-11-28T18", "2026-13-28T18", 14, "not a time"),
      (#""micros": 10"#, #""micros": -1"#, 15, "from 0 on"),
      (#""micros": 10"#, #""micros": 99999999999999999999"#, 15, "from 0 on"),
    ])
  func wrong(_ part: String, _ other: String, _ line: Int, _ wanted: String) throws {
    let text = Self.good.replacingFirst(part, with: other)
    let error = #expect(throws: VaultError.self) {
      try Recording(parsing: Array(text.utf8), path: "x.json")
    }
    let sentence = "\(try #require(error))"
    #expect(sentence.hasPrefix("x.json, line \(line): "), "\(sentence)")
    #expect(sentence.contains(wanted), "\(sentence)")
  }

  @Test("are rejected wherever they are cut off")
  func truncated() {
    let bytes = Array(Self.good.utf8)
    for length in 0..<(bytes.count - 2) {
      #expect(throws: VaultError.self) {
        try Recording(parsing: Array(bytes.prefix(length)), path: "x.json")
      }
    }
  }

  @Test("never crash the reader, whichever bytes are changed")
  func mutated() {
    var generator = SeededGenerator(seed: 17)
    let bytes = Array(Self.good.utf8)
    for _ in 0..<3000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: changed.remove(at: place)
        default: changed.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
      }
      guard let recording = try? Recording(parsing: changed, path: "x.json") else { continue }
      _ = recording.key()
      _ = recording.fileBytes
    }
  }

  @Test("are rejected if they are nested too deeply")
  func deep() {
    let text = String(repeating: #"{"operation":"#, count: 100_000)
    #expect(throws: VaultError.self) { try Recording(parsing: Array(text.utf8), path: "x.json") }
    let lists = #"{"operation":"# + String(repeating: "[", count: 5000)
    #expect(throws: VaultError.self) { try Recording(parsing: Array(lists.utf8), path: "x.json") }
  }

  @Test("keep a vault from being opened, by their names")
  func opening() async throws {
    let folder = TemporaryFolder()
    folder.write(Self.good, to: "default/GetItem.Orders.00000001.json")
    folder.write(
      Self.good.replacingFirst("200", with: "true"), to: "default/GetItem.Orders.00000002.json")
    let console = try Console()
    let reply = try await console.control(
      "POST", "vault", #"{"mode":"replay","path":"\#(folder.path)"}"#)
    #expect(reply.status == 409)
    #expect(reply.code == "VaultUnusable")
    #expect(reply.refusal?.contains("GetItem.Orders.00000002.json, line 12:") == true, "\(reply)")
  }

  @Test(
    "named vault.json are rejected with the line",
    arguments: [
      (#"{"format": 2}"#, "has format 2, which a newer version of dynamock wrote"),
      ("{\n\"format\": \"1\"\n}", "line 2: format is not 1"),
      ("{\n\"format\": 1,\n\"mask\": []\n}", "line 3: mask is not known here; did you mean masks?"),
      (
        "{\n\"format\": 1,\n\"masks\": [\n{\"operation\": \"PutItm\", \"path\": \"Item.a\"}]\n}",
        "line 4: masks[0].operation"
      ),
      ("{\n\"format\": 1,\n\"masks\": [\n\"a..b\"]\n}", "line 4: masks[0] is not a path"),
      ("[", "is not JSON: it breaks in line 1"),
    ])
  func vaultFile(_ text: String, _ wanted: String) throws {
    let error = #expect(throws: VaultError.self) {
      try VaultFile(parsing: Array(text.utf8), path: "vault.json")
    }
    let sentence = "\(try #require(error))"
    #expect(sentence.contains(wanted), "\(sentence)")
  }

  @Test("are rejected if a cassette's name leads outside the vault")
  func names() {
    for name in ["", ".", "..", "a/b", "../x", ".use", "ä", String(repeating: "a", count: 101)] {
      #expect(throws: VaultError.self) { try VaultFolder("/tmp/x").cassette(name) }
    }
  }
}

extension String {
  /// Returns the text with the first occurrence of a part replaced.
  func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
