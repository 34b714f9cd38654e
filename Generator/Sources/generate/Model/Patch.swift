/// The differences between the generated code and the published model; the reasons are in
/// `patch.json`.
struct Patch {
  /// Shapes whose Swift type has another name.
  private var typeNames: [String: String]
  /// Values of enumerations whose case has another name.
  private var caseNames: [String: String]
  /// Members, as `Structure.Member`, that contain stored items.
  private var itemImages: Set<String>
  /// Members, as `Structure.Member`, that contain an item to be stored.
  private var newItems: Set<String>
  /// Members, as `Structure.Member`, that contain keys to be read.
  private var keyLists: Set<String>
  /// The matcher of each pattern of the model, by the pattern's text.
  private var patterns: [String: String]
  /// Shapes whose rules are written by hand instead of generated.
  private var unconstrained: Set<String>
  /// Members of such a shape that have rules nevertheless, as `Structure.Member`.
  private var constrainedMembers: Set<String>
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
    newItems = Set((json["newItems"]?.elements ?? []).compactMap(\.text))
    keyLists = Set((json["keyLists"]?.elements ?? []).compactMap(\.text))
    patterns = table("patterns")
    unconstrained = Set((json["unconstrained"]?.elements ?? []).compactMap(\.text))
    constrainedMembers = Set((json["constrainedMembers"]?.elements ?? []).compactMap(\.text))
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

  /// Returns the type that stores a member which is computed, or `nil` if the member is stored
  /// itself.
  func carrier(of member: Member, in structure: String) -> Carrier? {
    let place = "\(structure).\(member.name)"
    return newItems.contains(place) ? .newItem : keyLists.contains(place) ? .keyList : nil
  }

  /// Returns the matcher of a pattern; a new pattern of the model has none, and its use does not
  /// compile.
  func matcher(of pattern: String) -> String { patterns[pattern] ?? "newPattern" }

  func isUnconstrained(_ shape: String) -> Bool { unconstrained.contains(shape) }

  func isConstrained(_ member: Member, of structure: String) -> Bool {
    constrainedMembers.contains("\(structure).\(member.name)")
  }

  func printedValues(of shape: String) -> [String]? { printedValues[shape] }
}

/// A type that stores a member in place of its own type, which it creates when it is read.
struct Carrier {
  /// The type.
  let type: String
  /// The name of the stored property.
  let property: String
  /// The property of the carrier that is the member's value.
  let value: String
  /// What the stored property is in relation to the member.
  let summary: String

  static let newItem = Carrier(
    type: "NewItem", property: "newItem", value: "item", summary: "as it is to be stored")
  static let keyList = Carrier(
    type: "KeyList", property: "keyList", value: "items", summary: "as they are to be read")
}
