import DynamockModel
import DynamockWire
import Testing

@Suite("The soundness of a stored image")
struct ImageSoundnessTests {
  @Test(
    "an image is sound if it is one JSON object in UTF-8 and nothing else",
    arguments: [
      (#"{}"#, true), (#"{"a":{"S":"x"}}"#, true), (#"{"a":{"S":"é€😀"}}"#, true),
      (#"{"a":{"S":"\n\u001F\"\\"}}"#, true), (#"{"a":{"L":[{"N":"1"},{"NULL":true}]}}"#, true),
      (#"{"a":{"M":{"b":{"SS":["x","y"]}}},"c":{"BOOL":false}}"#, true),
      (#"{"a":{"S":"x"}"#, false),
      (#"{"a":{"S":"x"}}}"#, false), (#"{"a":{"S":"x"},}"#, false), (#"{"a":{"S":"\x"}}"#, false),
      (#"{"a":{"S":"\u00e"}}"#, false), (#"{"a":{"X":"x"}}"#, false), (#"{"a":1}"#, false),
      ("{\"a\":{\"S\":\"\u{1}\"}}", false), ("", false), (#"{"a":{"BOOL":tru }}"#, false),
    ])
  func soundness(_ row: (String, Bool)) {
    #expect(ItemImage(storedBytes: [0, 0, 0, 1] + Array(row.0.utf8)).isSound == row.1)
  }

  // Unicode 16, table 3-7.
  @Test(
    "bytes that are not UTF-8 make an image unsound",
    arguments: [
      [0x80], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xFF],
      [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func encodings(_ bytes: [UInt8]) {
    let image = Array(#"{"a":{"S":"padding "#.utf8) + bytes + Array(#""}}"#.utf8)
    #expect(!ItemImage(storedBytes: [0, 0, 0, 1] + image).isSound)
  }

  /// Every type, with names and texts that end at any distance from a word and from the end.
  private static let texts: [String] =
    [
      #"{"a":{"BOOL":false},"b":{"NULL":true},"c":{"SS":["x","y"]},"d":{"B":"AQID"},"e":{"N":"-1.5"}}"#,
      #"{"id":{"S":"1"},"tags":{"L":[{"S":"red"},{"M":{"n":{"N":"7"},"on":{"BOOL":true}}}]},"z":{"S":""}}"#,
      #"{"quoted":{"S":"a \"b\" \\ c"},"schön":{"S":"äöü"},"after":{"NULL":true}}"#,
    ]
    + (0..<20).map { length in
      let text = String("abcdefghijklmnopqrstuvwxyz".prefix(length))
      return "{\"\(text)\":{\"S\":\"\(text)\"},\"n\(text)\":{\"N\":\"1\"}}"
    }

  @Test("every item as it is stored is sound", arguments: texts)
  func whole(_ text: String) { #expect(Self.isSound(Array(text.utf8))) }

  @Test("what is sound after a change of any byte can be answered as JSON", arguments: texts)
  func damage(_ text: String) {
    let whole = Array(text.utf8)
    var sound = 0
    for position in whole.indices {
      for byte in [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xFF] + Array(#"",:{}[]\\etN 0"#.utf8) {
        var bytes = whole
        bytes[position] = byte
        guard Self.isSound(bytes) else { continue }
        sound += 1
        #expect(Self.isItem(bytes), "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
    #expect(sound > whole.count)
  }

  @Test(
    "a text that is cut off, or that lacks or repeats a byte, is answered only as JSON",
    arguments: texts)
  func length(_ text: String) {
    let whole = Array(text.utf8)
    for position in whole.indices {
      #expect(!Self.isSound(Array(whole[..<position])))
      for bytes in [
        whole[..<position] + whole[(position + 1)...], whole[...position] + whole[position...],
      ] where Self.isSound(Array(bytes)) {
        #expect(Self.isItem(Array(bytes)), "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  private static func isSound(_ text: [UInt8]) -> Bool {
    ItemImage(storedBytes: [0, 0, 0, 1] + text).isSound
  }

  /// Whether a text is an item, by the reader of requests.
  private static func isItem(_ text: [UInt8]) -> Bool {
    guard String(validating: text, as: UTF8.self) != nil, let tree = try? JSONTree(parsing: text)
    else {
      return false
    }
    return isItem(tree)
  }

  private static func isItem(_ tree: JSONTree) -> Bool {
    guard case .object(let entries) = tree else { return false }
    return entries.allSatisfy { isValue($0.value) }
  }

  private static func isValue(_ tree: JSONTree) -> Bool {
    guard case .object(let types) = tree, types.count == 1 else { return false }
    return switch (types[0].name, types[0].value) {
    case ("S", .string), ("N", .string), ("B", .string), ("BOOL", .boolean): true
    case ("NULL", .boolean(true)): true
    case ("SS", .array(let members)), ("NS", .array(let members)), ("BS", .array(let members)):
      members.allSatisfy { if case .string = $0 { true } else { false } }
    case ("L", .array(let members)): members.allSatisfy(isValue)
    case ("M", let map): isItem(map)
    default: false
    }
  }
}
