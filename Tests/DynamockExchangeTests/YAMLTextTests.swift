import DynamockWire
import Testing

@testable import DynamockExchange

@Suite("YAML as templates use it") struct YAMLTextTests {
  @Test(
    "a text becomes the value that YAML 1.1 gives it",
    arguments: [
      ("a: 1\nb: two # a comment\n", #"{"a":1,"b":"two"}"#),
      ("---\n# first\na:\n  b: true\n  c: ~\n", #"{"a":{"b":true,"c":null}}"#),
      ("a:\n- 1\n- x: 1\n  y: 2\n-\n  - z\n", #"{"a":[1,{"x":1,"y":2},["z"]]}"#),
      ("a:\n    - b\n    - c: d\n", #"{"a":["b",{"c":"d"}]}"#),
      ("a: [1, 'two', {b: c}]\n", #"{"a":[1,"two",{"b":"c"}]}"#),
      ("a: [1,\n  2]\nb: {}\n", #"{"a":[1,2],"b":{}}"#),
      ("a: \"q\\\"\\n\"\nb: 'it''s'\n", #"{"a":"q\"\n","b":"it's"}"#),
      ("a: |\n  one\n    two\n\n  three\nb: 1\n", #"{"a":"one\n  two\n\nthree\n","b":1}"#),
      ("a: >-\n  one\n  two\n", #"{"a":"one two"}"#),
      ("a: !Ref Name\nb: !Sub '${Name}-x'\n", #"{"a":{"Ref":"Name"},"b":{"Fn::Sub":"${Name}-x"}}"#),
      ("a: !GetAtt X.Arn\n", #"{"a":{"Fn::GetAtt":"X.Arn"}}"#),
      ("a: !Join\n  - ''\n  - [b, c]\n", #"{"a":{"Fn::Join":["",["b","c"]]}}"#),
      ("a: 012-x\nb: 1.50\nc: 2010-09-09\n", #"{"a":"012-x","b":1.50,"c":"2010-09-09"}"#),
      ("a: b:c\n\"k e\": v\n", #"{"a":"b:c","k e":"v"}"#), ("a:\r\n  b: 1\r\n", #"{"a":{"b":1}}"#),
      ("", "null"), ("a:\nb: 1\n", #"{"a":null,"b":1}"#),
    ])
  func values(text: String, json: String) throws {
    #expect(try YAMLText.tree(of: Array(text.utf8)).json == json)
  }

  @Test(
    "what is not read is rejected with its line",
    arguments: [
      ("a: 1\nb: &x 2\n", 2), ("a: 1\n   b: 2\n", 2), ("a: [1\n", 1), ("a: 1\na: 2\n", 2),
      ("a: 'open\n", 1), ("a:\n\tb: 1\n", 2), ("a: \"\\q\"\n", 1), ("a: [1 2}\n", 1),
    ])
  func faults(text: String, line: Int) {
    #expect {
      try YAMLText.tree(of: Array(text.utf8))
    } throws: {
      ($0 as? YAMLFault)?.line == line
    }
  }

  @Test(
    "more than 100 levels of nesting are rejected, and take no more of the stack",
    arguments: ["a: " + String(repeating: "[", count: 100_000), "!a", "- ", "x:\n"])
  func depth(text: String) {
    var deep = text
    if text == "!a" { deep = "a: " + String(repeating: "!a ", count: 100_000) }
    if text == "- " { deep = String(repeating: "- ", count: 20_000) + "x" }
    if text == "x:\n" {
      deep = (0..<2_000).map { String(repeating: " ", count: $0) + "x:\n" }.joined()
    }
    #expect {
      try YAMLText.tree(of: Array(deep.utf8))
    } throws: {
      ($0 as? YAMLFault)?.reason == "it has more than 100 levels of nesting."
    }
  }

  @Test("no text makes the reader fail in any other way")
  func fuzz() {
    let pieces = [
      "a", ":", " ", "\n", "- ", "[", "]", "{", "}", "'", "\"", "|", ">", "!", "#", ",", "\t", "\\",
    ]
    var state: UInt64 = 7
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      _ = try? YAMLText.tree(of: Array(text.utf8))
    }
  }
}
