import Testing

@testable import DynamockPartiQL

/// Tests the types of Ion values between backticks (Ion 1.0 specification, "Ion Text Encoding";
/// AWS's names for them are those of [dynoxide-captures] `partiql-literals`, us-east-1, 2026-10).
@Suite("Ion literals between backticks")
struct IonTextTests {
  static let rows: [(text: String, kind: IonText.Kind?)] = [
    ("null", .null), ("null.null", .null), ("null.int", .int), ("null.struct", .struct),
    ("true", .bool), ("false", .bool), ("null.foo", nil), ("null.INT", nil),
    ("0", .int), ("-12", .int), ("1_000", .int), ("0xFF", .int), ("-0b101", .int), ("007", nil),
    ("1.5", .decimal), ("1.", .decimal), ("1d3", .decimal), ("-0.5D-2", .decimal),
    ("1e3", .float), ("1.5E+2", .float), ("nan", .float), ("+inf", .float), ("-inf", .float),
    ("2026T", .timestamp), ("2026-10T", .timestamp), ("2026-10-09", .timestamp),
    ("2026-10-09T12:30Z", .timestamp), ("2026-10-09T12:30:01.5+02:00", .timestamp),
    ("2026-10-09T12:30", nil),
    ("foo", .symbol), ("$7", .symbol), ("'a b'", .symbol), ("a::b", .symbol), ("a::'b'::1", .int),
    (#""x""#, .string), (#""a\"b""#, .string), ("'''a''' '''b'''", .string), (#""open"#, nil),
    ("{{YWJj}}", .blob), ("{{ YW Jj }}", .blob), ("{{}}", .blob), ("{{YWJ}}", nil),
    (#"{{"abc"}}"#, .clob), ("{{'''abc'''}}", .clob), ("{{{", nil), ("{{YWJj}", nil),
    ("[]", .list), ("[1, 'a', [x]]", .list), ("[1 2]", nil), ("[1,]", .list), ("[", nil),
    ("(+ 1 2)", .sexp), ("()", .sexp), ("(a", nil),
    ("{}", .struct), ("{a: 1, \"b\": {c: 2}}", .struct), ("{a 1}", nil), ("{a: 1", nil),
    ("", nil), ("1 2", nil), ("// note", nil), ("/* a */ 1 // b", .int), ("1x", nil),
  ]

  @Test("has to be one Ion value", arguments: rows)
  func kind(text: String, kind: IonText.Kind?) {
    #expect(IonText.kind(of: text) == kind)
  }

  @Test("is rejected if nested too deeply")
  func depth() {
    #expect(IonText.kind(of: String(repeating: "[", count: 5_000)) == nil)
    #expect(IonText.kind(of: String(repeating: "(", count: 5_000)) == nil)
    #expect(IonText.kind(of: String(repeating: "a::", count: 2_000) + "1") == .int)
  }
}
