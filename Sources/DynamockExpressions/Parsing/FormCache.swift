import DynamockModel
import Synchronization

/// What is analysed once for all requests with an expression of the same text.
protocol ExpressionForm: Sendable {
  /// Returns whether the form is also valid for other values of the same types.
  func accepts(_ values: [Attribute]) -> Bool
}

/// A cache of the forms of expressions, by their text, their names, and the names and types of their
/// values.
///
/// An application sends the same few expressions repeatedly with different values, and the form, or
/// the fault of an expression without one, depends on nothing else, except as the form itself says.
/// Expressions with faults are not cached.
final class FormCache<Form: ExpressionForm>: Sendable {
  private let entries: Mutex<TwoGenerations<UInt64, FormCacheEntry<Form>>>

  /// Creates an empty cache.
  /// - Parameter capacity: the number of forms in a generation.
  init(capacity: Int) { entries = Mutex(TwoGenerations(capacity: capacity)) }

  /// Returns the form of an expression, which `resolve` creates if it is not cached, and marks the
  /// names and values that it uses.
  func form(
    of text: String, in scope: inout ExpressionScope,
    _ resolve: (inout ExpressionScope) throws(ExpressionError.Fault) -> Form
  ) throws(ExpressionError.Fault) -> Form {
    guard let digest = FormDigest.digest(of: text, in: scope) else { return try resolve(&scope) }
    let known = entries.withLock { $0.value(of: digest) }
    if let known, known.isFor(text, in: scope), known.form.accepts(scope.values.attributes) {
      scope.usedNames.insert(first: known.usedNames)
      scope.usedValues.insert(first: known.usedValues)
      return known.form
    }
    var own = ExpressionScope(names: scope.names, values: scope.values)
    let form = try resolve(&own)
    scope.usedNames.insert(first: own.usedNames.first)
    scope.usedValues.insert(first: own.usedValues.first)
    let entry = FormCacheEntry(form, of: text, in: own)
    entries.withLock { $0.insert(entry, for: digest) }
    return form
  }
}

/// The forms of the expressions of all requests.
enum CachedForms {
  /// The forms of updates.
  static let updates = FormCache<UpdateForm>(capacity: 256)
  /// The forms of conditions and filters.
  static let conditions = FormCache<ConditionForm>(capacity: 256)
}

/// A cached form with its key.
private final class FormCacheEntry<Form: ExpressionForm>: Sendable {
  let form: Form
  /// A bit for each of the names that the expression uses, by their position.
  let usedNames: UInt64
  /// A bit for each of the values that it uses.
  let usedValues: UInt64
  private let text: String
  private let names: NamedValues<String>
  private let references: [(name: String, type: AttributeValue.DataType?)]

  init(_ form: Form, of text: String, in scope: ExpressionScope) {
    self.form = form
    self.text = text
    usedNames = scope.usedNames.first
    usedValues = scope.usedValues.first
    names = scope.names
    references = scope.values.attributes.map { ($0.name, $0.value.dataType) }
  }

  /// Returns whether the form is that of an expression in a scope.
  func isFor(_ text: String, in scope: ExpressionScope) -> Bool {
    guard names.count == scope.names.count, references.count == scope.values.count,
      self.text.hasSameBytes(as: text)
    else { return false }
    for (index, entry) in names.entries.enumerated() {
      let other = scope.names.entries[index]
      guard entry.name.hasSameBytes(as: other.name), entry.value.hasSameBytes(as: other.value)
      else { return false }
    }
    for (index, reference) in references.enumerated() {
      let attribute = scope.values.attributes[index]
      guard reference.type == attribute.value.dataType,
        reference.name.hasSameBytes(as: attribute.name)
      else { return false }
    }
    return true
  }
}
