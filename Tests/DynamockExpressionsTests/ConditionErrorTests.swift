import DynamockExpressions
import DynamockModel
import Testing

@Suite("Faults in a condition's names, functions and operands")
struct ConditionErrorTests {
  private static let prefix = "Invalid FilterExpression: "

  @Test(
    "function names",
    arguments: [
      Refusal("a=a and whatever((:things)) > a", "whatever", source: "[dynalite-suite] scan.js"),
      Refusal(
        "attRIbute_exIsts((views), #a)", "attRIbute_exIsts", source: "[dynalite-suite] scan.js"),
      Refusal("LIST_APPEND(a, b) = c", "LIST_APPEND", source: "[scylla-alternator]"),
      Refusal(
        "a < " + String(repeating: "f(", count: 1_355) + "b" + String(repeating: ")", count: 1_355),
        "f", source: "[scylla-alternator] test_deeply_nested_expression_5"),
    ])
  func unknownFunctions(row: Refusal) {
    #expect(
      row.answer(as: .filter) == Self.prefix + "Invalid function name; function: " + row.sentence)
  }

  @Test(
    "functions in invalid places",
    arguments: [
      Refusal(
        "a=a and attribute_exists((views), (#a)) > b", "attribute_exists",
        source: "[dynalite-suite] scan.js"),
      Refusal(
        "attribute_not_exists(things) > b", "attribute_not_exists",
        source: "[dynalite-suite] scan.js"),
      Refusal(
        "attribute_type(things, :a) > b", "attribute_type", source: "[dynalite-suite] scan.js"),
      Refusal("begins_with(things, a) > b", "begins_with", source: "[dynalite-suite] scan.js"),
      Refusal("contains(:things, c) > b", "contains", source: "[dynalite-suite] scan.js"),
      Refusal("size(contains(a, b)) > a", "contains", source: "[dynalite-suite] scan.js"),
      Refusal("size(things)", "size", source: "[dynalite-suite] scan.js"),
      Refusal(
        "a between b and attribute_exists(things)", "attribute_exists",
        source: "[dynalite-suite] scan.js"),
      Refusal(
        "a in (b, attribute_exists(things))", "attribute_exists", source: "[dynalite-suite] scan.js"
      ),
    ])
  func misplacedFunctions(row: Refusal) {
    #expect(
      row.answer(as: .filter) == Self.prefix
        + "The function is not allowed to be used this way in an expression; function: "
        + row.sentence)
  }

  @Test(
    "an update's functions are not allowed in a condition",
    arguments: ["if_not_exists", "list_append"])
  func updateFunctions(name: String) {
    #expect(
      refusal(of: "\(name)(a, a) = b", as: .filter) == Self.prefix
        + "The function is not allowed in a condition expression; function: \(name)")
  }

  @Test(
    "reserved words",
    arguments: [
      Refusal("attribute_exists(views, #a)", "views", source: "[dynalite-suite] scan.js"),
      Refusal(":a < abOrT", "abOrT", source: "[dynalite-suite] scan.js"),
      Refusal("a.status = b", "status", source: "[aws-reserved-words]"),
      Refusal("size(Zone) = b", "Zone", source: "[aws-reserved-words]"),
    ])
  func reservedWords(row: Refusal) {
    #expect(
      row.answer(as: .filter) == Self.prefix
        + "Attribute name is a reserved keyword; reserved keyword: " + row.sentence)
  }

  @Test(
    "undefined names are rejected",
    arguments: [
      Refusal(
        "attribute_exists(#Pictures.RearView, :a) and a=a", "#Pictures",
        source: "[dynalite-suite] scan.js"),
      Refusal("begins_with(Pictures.#RearView)", "#RearView", source: "[dynalite-suite] scan.js"),
      Refusal(
        "(#P between :lo and :hi) and (#PC in (:cat1, :cat2))", "#P",
        source: "[dynalite-suite] scan.js"),
      Refusal("#4g > a", "#4g", source: "[dynalite-suite] scan.js"),
      Refusal("#_ > a", "#_", source: "[dynalite-suite] scan.js"),
      Refusal("(a)between(b.c[45].#d)and(:a)", "#d", source: "[dynalite-suite] scan.js"),
    ])
  func undefinedNames(row: Refusal) {
    #expect(
      row.answer(as: .filter) == Self.prefix
        + "An expression attribute name used in the document path is not defined; attribute name: "
        + row.sentence)
  }

  @Test(
    "values that are not defined",
    arguments: [
      Refusal("begins_with(:hello, #a, #b)", ":hello", source: "[dynalite-suite] scan.js"),
      Refusal(":a < :b", ":a", source: "[dynalite-suite] scan.js"),
      Refusal(":_ > a", ":_", source: "[dynalite-suite] scan.js"),
    ])
  func undefinedValues(row: Refusal) {
    #expect(
      row.answer(as: .filter) == Self.prefix
        + "An expression attribute value used in expression is not defined; attribute value: "
        + row.sentence)
  }

  @Test(
    "too few or too many operands",
    arguments: [
      Refusal(
        "attribute_exists(things, a) and a=a", "attribute_exists 2",
        source: "[dynalite-suite] scan.js"),
      Refusal(
        "attribute_not_exists(things, b)", "attribute_not_exists 2",
        source: "[dynalite-suite] scan.js"),
      Refusal("attribute_type(things)", "attribute_type 1", source: "[dynalite-suite] scan.js"),
      Refusal("begins_with(things)", "begins_with 1", source: "[dynalite-suite] scan.js"),
      Refusal(
        "begins_with(things, size(a), b)", "begins_with 3", source: "[dynalite-suite] scan.js"),
      Refusal("contains(things)", "contains 1", source: "[dynalite-suite] scan.js"),
      Refusal("size(things, a) > b", "size 2", source: "[dynalite-suite] scan.js"),
    ])
  func operandCounts(row: Refusal) {
    let parts = row.sentence.split(separator: " ")
    #expect(
      row.answer(as: .filter) == Self.prefix
        + "Incorrect number of operands for operator or function; operator or function: \(parts[0]),"
        + " number of operands: \(parts[1])")
  }

  @Test(
    "functions with values of a type they do not take",
    arguments: [
      ("attribute_type(a, :a)", "attribute_type", ["S"]),
      ("begins_with(a, :a)", "begins_with", ["S", "B"]),
      ("begins_with(:a, a)", "begins_with", ["S", "B"]),
      ("size(:a) > a", "size", ["S", "B", "SS", "NS", "BS", "L", "M"]),
      ("a < :a", "<", ["S", "N", "B"]),
      (":a <= a", "<=", ["S", "N", "B"]),
      ("a > :a", ">", ["S", "N", "B"]),
      (":a >= a", ">=", ["S", "N", "B"]),
      ("a BETWEEN :a AND :a", "BETWEEN", ["S", "N", "B"]),
      (":a BETWEEN a AND b", "BETWEEN", ["S", "N", "B"]),
    ])
  func operandTypes(text: String, name: String, allowed: [String]) {
    for value in oneOfEach where !allowed.contains(value.typeName) {
      #expect(
        refusal(of: text, as: .filter, values: [":a": value]) == Self.prefix
          + "Incorrect operand type for operator or function; operator or function: \(name),"
          + " operand type: \(value.typeName)")
    }
  }

  @Test(
    "functions with operands whose type is known from a function or not at all",
    arguments: [
      Refusal(
        "attribute_type(a, size(a)) and a=a and a=:a", "attribute_type, operand type: N",
        source: "[dynalite-suite] scan.js"),
      Refusal(
        "begins_with(a, size(a)) and a=:a", "begins_with, operand type: N",
        source: "[dynalite-suite] scan.js"),
      Refusal("size(size(a)) > :a", "size, operand type: N", source: "[dynalite-suite] scan.js"),
      Refusal(
        "attribute_not_exists(size(:a))", "size, operand type: N",
        source: "[dynalite-suite] scan.js"),
      Refusal(
        "attribute_type(ab.bc[1].a, ss)",
        "attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}",
        source: "[dynalite-suite] scan.js"),
    ])
  func knownTypes(row: Refusal) {
    #expect(
      refusal(of: row.text, as: .filter, values: [":a": N("1")]) == Self.prefix
        + "Incorrect operand type for operator or function; operator or function: "
        + row.sentence)
  }

  @Test("equality accepts values of every type", arguments: oneOfEach)
  func equality(value: AttributeValue) {
    for text in ["a = :a", ":a <> a", "a IN (:a)", "contains(a, :a)", ":a = :a"] {
      #expect(refusal(of: text, as: .filter, values: [":a": value]) == nil)
    }
  }

  @Test("attribute_type knows ten names")
  func typeNames() {
    for value in oneOfEach {
      let type = S(value.typeName)
      #expect(refusal(of: "attribute_type(a, :a)", as: .filter, values: [":a": type]) == nil)
    }
    #expect(
      refusal(of: "attribute_type(a, :a)", as: .filter, values: [":a": S("1")]) == Self.prefix
        + "Invalid attribute type name found; type: 1, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")
  }

  @Test(
    "functions that need a document path",
    arguments: [
      Refusal(
        "attribute_exists(:a) and a=a", "attribute_exists", source: "[dynalite-suite] scan.js"),
      Refusal(
        "attribute_not_exists(size(:a))", "attribute_not_exists", source: "[dynalite-suite] scan.js"
      ),
    ])
  func pathRequired(row: Refusal) {
    #expect(
      refusal(of: row.text, as: .filter, values: [":a": S("1")]) == Self.prefix
        + "Operator or function requires a document path; operator or function: " + row.sentence)
  }

  @Test(
    "operands that have to be distinct",
    arguments: [
      ("a = a AND #a = b AND :views > a", "=", "[a]"), ("#a <> a", "<>", "[a]"),
      ("a > #a", ">", "[a]"), ("((a=a) OR (a=a))", "=", "[a]"), ("((a=a) AND (a=a))", "=", "[a]"),
      ("contains(ab.bc[1].a, ab.bc[1].#a)", "contains", "[ab, bc, [1], a]"),
      ("attribute_type(ab.bc[1].#a, ab.bc[1].a)", "attribute_type", "[ab, bc, [1], a]"),
      ("begins_with(ab.bc[1].a, ab.bc[1].#a)", "begins_with", "[ab, bc, [1], a]"),
      ("a IN (b, a)", "IN", "[a]"), ("a BETWEEN b AND a", "BETWEEN", "[a]"),
    ])
  func distinctOperands(text: String, name: String, path: String) {
    #expect(
      refusal(of: text, as: .filter, names: ["#a": "a"]) == Self.prefix
        + "The first operand must be distinct from the remaining operands for this operator or"
        + " function; operator: \(name), first operand: \(path)")
  }

  @Test("the bounds of BETWEEN have one type and are in order")
  func betweenBounds() {
    let values: Item = [":n": N("1.0"), ":s": S("b"), ":a": S("a"), ":x": B(1, 2), ":y": B(1)]
    #expect(
      refusal(of: "a BETWEEN :n AND :s", as: .filter, values: values) == Self.prefix
        + "The BETWEEN operator requires same data type for lower and upper bounds;"
        + " lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:b}")
    #expect(
      refusal(of: "a BETWEEN :s AND :a", as: .filter, values: values) == Self.prefix
        + "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
        + " lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}")
    #expect(
      refusal(of: "a BETWEEN :x AND :y", as: .filter, values: values)?.hasSuffix(
        "lower bound operand: AttributeValue: {B:AQI=}, upper bound operand: AttributeValue: {B:AQ==}"
      ) == true)
    #expect(refusal(of: "a BETWEEN :s AND :s", as: .filter, values: values) == nil)
    #expect(refusal(of: "a BETWEEN b AND :s", as: .filter, values: values) == nil)
  }

  @Test(
    "clauses are checked in the order written, and the first fault is reported",
    arguments: [
      Refusal(
        "pk = :missing AND begins_with(sk, :n)",
        "An expression attribute value used in expression is not defined; attribute value: :missing",
        values: [":n": N("1")], source: "[parity-suite] queryKeyCondition.test.ts"),
      Refusal(
        "begins_with(sk, :n) AND pk = :missing",
        "Incorrect operand type for operator or function; operator or function: begins_with,"
          + " operand type: N",
        values: [":n": N("1")], source: "[parity-suite] queryKeyCondition.test.ts"),
      Refusal(
        "pk = :p AND begins_with(sk, :n) AND sk = :missing",
        "Incorrect operand type for operator or function; operator or function: begins_with,"
          + " operand type: N",
        values: [":p": S("q"), ":n": N("1")], source: "[parity-suite] queryKeyCondition.test.ts"),
      Refusal(
        "pk = :p AND begins_with(sk, :n) AND sk > :s",
        "Incorrect operand type for operator or function; operator or function: begins_with,"
          + " operand type: N",
        values: [":p": S("q"), ":n": N("1"), ":s": S("a")],
        source: "[parity-suite] queryKeyCondition.test.ts"),
    ])
  func order(row: Refusal) {
    #expect(row.answer(as: .keyCondition) == "Invalid KeyConditionExpression: " + row.sentence)
  }

  @Test("a scope records the names and values that its expressions use, evaluated or not")
  func usage() throws {
    var scope = ExpressionScope(
      names: ["#one": "a", "#two": "b", "#three": "c"],
      values: [":one": N("1"), ":two": N("2"), ":three": N("3")])
    _ = try ExpressionParser.parseCondition(
      "#one = :one OR #two = :two", as: .condition, in: &scope)
    #expect(scope.unusedNames == ["#three"])
    #expect(scope.unusedValues == [":three"])
    _ = try ExpressionParser.parseUpdate("SET #three = :three", in: &scope)
    #expect(scope.unusedNames.isEmpty)
    #expect(scope.unusedValues.isEmpty)
  }
}
