import DynamockExpressions
import DynamockModel
import Testing

@Suite("Faults in an update expression")
struct UpdateErrorTests {
  private static let prefix = "Invalid UpdateExpression: "
  private static let values: Item = [":a": S("a"), ":b": S("a")]
  private static let names: NamedValues<String> = ["#a": "a", "#b": "b"]

  private func answer(_ text: String) -> String? {
    refusal(of: text, as: .update, names: Self.names, values: Self.values)
  }

  @Test(
    "reserved words",
    arguments: [(" set #c = :c set abOrt = true ", "abOrt"), (" remove Absolute ", "Absolute")])
  func reservedWords(text: String, word: String) {
    #expect(
      answer(text) == Self.prefix
        + "Attribute name is a reserved keyword; reserved keyword: \(word)")
  }

  @Test("functions: unknown ones, those of conditions, and nested list_append")
  func functions() {
    #expect(
      answer("set #c = if_not_exist(:c) set c = d") == Self.prefix
        + "Invalid function name; function: if_not_exist")
    #expect(
      answer("set a = size(b)") == Self.prefix
        + "The function is not allowed in an update expression; function: size")
    #expect(
      answer("SET a = list_append(list_append(:a, :b), :a)") == Self.prefix
        + "The function is not allowed to be used this way in an expression; function: list_append")
    #expect(answer("SET a = list_append(if_not_exists(b, c), if_not_exists(d, e))") == nil)
    #expect(answer("SET a = if_not_exists(b, if_not_exists(c, :a))") == nil)
    #expect(answer("SET a = if_not_exists(b, c)+d") == nil)
  }

  @Test(
    "each section is allowed once",
    arguments: [
      ("set a = #c set c = :d", "SET"), ("remove #d set a = b remove e", "REMOVE"),
      ("add #d :e set a = b add e :f", "ADD"),
      ("delete #d :e set a = b delete #e :f", "DELETE"),
    ])
  func sections(text: String, section: String) {
    #expect(
      answer(text) == Self.prefix
        + "The \"\(section)\" section can only be used once in an update expression;")
  }

  @Test("undefined names and values are reported before wrong numbers of operands")
  func undefined() {
    #expect(
      answer("SET #c = if_not_exists(:c)") == Self.prefix
        + "An expression attribute name used in the document path is not defined;"
        + " attribute name: #c")
    #expect(
      answer("SET #a = if_not_exists(:c)") == Self.prefix
        + "An expression attribute value used in expression is not defined; attribute value: :c")
    #expect(
      refusal(of: "SET attr1 = :v", as: .update) == Self.prefix
        + "An expression attribute value used in expression is not defined; attribute value: :v")
  }

  @Test(
    "paths that overlap",
    arguments: [
      ("set d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a)", "[c, [1], a]", "[c]"),
      ("set c.b.#c = a, c = a, #d = a", "[c, b, c]", "[c]"),
      ("set a = b remove a, #c, #d", "[a]", "[a]"),
      ("set #c[3].#d = a, #c[3] = a", "[c, [3], [3]]", "[c, [3]]"),
      ("remove c, #c.a, #d", "[c]", "[c, a]"),
      ("SET a[1] = b, a = b", "[a, [1]]", "[a]"),
      ("SET a[1][1] = b, a[1] = b", "[a, [1], [1]]", "[a, [1]]"),
      ("SET a.b = b, a.b.c.d.e = b", "[a, b]", "[a, b, c, d, e]"),
    ])
  func overlaps(text: String, one: String, two: String) {
    #expect(
      refusal(of: text, as: .update, names: ["#c": "c", "#d": "[3]"]) == Self.prefix
        + "Two document paths overlap with each other; must remove or rewrite one of these paths;"
        + " path one: \(one), path two: \(two)")
  }

  @Test(
    "paths that conflict",
    arguments: [
      ("set #c[3].#d = a, #c.#d[3] = if_not_exists(a)", "[c, [3], [3]]", "[c, [3], [3]]"),
      ("remove a.#c set a[1] = #d", "[a, c]", "[a, [1]]"),
      ("SET a.b.c = x, a.b[2] = x", "[a, b, c]", "[a, b, [2]]"),
    ])
  func conflicts(text: String, one: String, two: String) {
    #expect(
      refusal(of: text, as: .update, names: ["#c": "c", "#d": "[3]"]) == Self.prefix
        + "Two document paths conflict with each other; must remove or rewrite one of these paths;"
        + " path one: \(one), path two: \(two)")
  }

  @Test(
    "paths that neither overlap nor conflict",
    arguments: ["SET a.b = x, a.c.d = x, b.x = x REMOVE a.x, b.y", "SET a[1] = x, a[2] = x"])
  func disjoint(text: String) { #expect(refusal(of: text, as: .update) == nil) }

  @Test("ADD accepts numbers and sets, DELETE only sets")
  func actionTypes() {
    let long = [
      "S": "STRING", "N": "NUMBER", "B": "Binary", "BOOL": "BOOL", "NULL": "NULL", "L": "LIST",
      "M": "MAP",
    ]
    for value in oneOfEach {
      for action in ["ADD", "DELETE"] {
        let answer = refusal(of: "\(action) a.b :a", as: .update, values: [":a": value])
        if let name = long[value.typeName], !(action == "ADD" && value.typeName == "N") {
          #expect(
            answer == Self.prefix
              + "Incorrect operand type for operator or function; operator: \(action),"
              + " operand type: \(name), typeSet: ALLOWED_FOR_ADD_OPERAND")
        } else {
          #expect(answer == nil)
        }
      }
    }
  }

  @Test("a later action's fault is reported before an earlier one's")
  func order() {
    let text = "set b = list_append(:a, a), c = if_not_exists(a) add a.b :a"
    #expect(answer(text)?.contains("operator: ADD, operand type: STRING") == true)
  }

  @Test("functions require two operands", arguments: ["if_not_exists", "list_append"])
  func operandCounts(name: String) {
    for (operands, count) in [("c", 1), ("c, d, e", 3)] {
      #expect(
        answer("set a = \(name)(\(operands))") == Self.prefix
          + "Incorrect number of operands for operator or function; operator or function: \(name),"
          + " number of operands: \(count)")
    }
  }

  @Test(
    "if_not_exists needs a path first",
    arguments: ["set a = if_not_exists(:a, c)", "set a = if_not_exists(if_not_exists(a, b), c)"])
  func pathRequired(text: String) {
    #expect(
      answer(text) == Self.prefix
        + "Operator or function requires a document path; operator or function: if_not_exists")
  }

  @Test(
    "arithmetic requires numbers, list_append lists",
    arguments: [
      ("set a = list_append(:v, a)", "list_append", "L"),
      ("set a = list_append(a, :v)", "list_append", "L"), ("set a = a + :v", "+", "N"),
      ("set a = :v + a", "+", "N"), ("set a = a - :v", "-", "N"), ("set a = :v - a", "-", "N"),
    ])
  func operandTypes(text: String, name: String, allowed: String) {
    for value in oneOfEach {
      let answer = refusal(of: text, as: .update, values: [":v": value])
      let sentence =
        Self.prefix
        + "Incorrect operand type for operator or function; operator or function: \(name),"
        + " operand type: \(value.typeName)"
      #expect(answer == (value.typeName == allowed ? nil : sentence))
    }
  }

  @Test("parentheses: one pair is accepted, two are not")
  func parentheses() {
    for text in ["SET a = (b)", "SET a = (b + c)", "SET a = (b) - (c)", "SET a = ((b) + c)"] {
      #expect(answer(text) == nil)
    }
    for text in ["SET a = ((b))", "SET a = ((b + c))", "SET a = b + ((c))"] {
      #expect(answer(text) == Self.prefix + "The expression has redundant parentheses;")
    }
  }
}
