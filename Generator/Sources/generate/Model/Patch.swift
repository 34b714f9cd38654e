/// Where the generated code departs from the published model, and why is said in `patch.json`.
struct Patch {
  /// Shapes whose Swift type has another name.
  private var typeNames: [String: String]
  /// Values of enumerations whose case has another name.
  private var caseNames: [String: String]
  /// Members, as `Structure.Member`, that carry stored items.
  private var itemImages: Set<String>
  /// The matcher of each pattern of the model, by the pattern's text.
  private var patterns: [String: String]
  /// Shapes whose rules are not the model's but written by hand.
  private var unconstrained: Set<String>
  /// Enumerations whose values AWS prints in another order than the model's.
  private var printedValues: [String: [String]]

  init(_ json: OrderedJSON) {
    func table(_ name: String) -> [String: String] {
      let pairs = (json[name]?.members ?? []).compactMap { name, value in
        value.text.map { (name, $0) }
      }
      return Dictionary(pairs) { _, last in last }
    }
    typeNames = table("typeNames")
    caseNames = table("caseNames")
    itemImages = Set((json["itemImages"]?.elements ?? []).compactMap(\.text))
    patterns = table("patterns")
    unconstrained = Set((json["unconstrained"]?.elements ?? []).compactMap(\.text))
    let printed = (json["printedValues"]?.members ?? []).map { name, value in
      (name, value.elements.compactMap(\.text))
    }
    printedValues = Dictionary(printed) { _, last in last }
  }

  func typeName(_ shape: String) -> String { typeNames[shape] ?? shape }

  func caseName(_ value: String) -> String { caseNames[value] ?? SwiftName.enumCase(value) }

  func carriesItems(_ member: Member, of structure: String) -> Bool {
    itemImages.contains("\(structure).\(member.name)")
  }

  /// The matcher of a pattern; nothing stands for one that is new to the model, and does not compile.
  func matcher(of pattern: String) -> String { patterns[pattern] ?? "newPattern" }

  func isUnconstrained(_ shape: String) -> Bool { unconstrained.contains(shape) }

  func printedValues(of shape: String) -> [String]? { printedValues[shape] }
}
