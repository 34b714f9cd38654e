import DynamockModel

/// Parses an expression parameter to the resolved tree that the engine evaluates.
///
/// First the text is parsed and its form checked, then names and values are substituted and
/// operands checked ([parity-suite] `validation-ordering`, [dynalite-suite]).
package enum ExpressionParser {
  /// Parses a condition or filter and substitutes the scope's names and values.
  package static func parseCondition(
    _ text: String, as kind: ExpressionKind, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> Condition {
    do throws(ExpressionError.Fault) {
      guard case .condition(let tree) = try SyntaxCache.tree(of: text, as: kind) else {
        throw .empty
      }
      return try ConditionResolution.resolve(tree, in: &scope)
    } catch {
      throw ExpressionError(kind, error)
    }
  }

  /// Parses a condition or filter to what is evaluated on stored items, of which requests with the
  /// same text, names and types share what does not depend on the values.
  package static func compileCondition(
    _ text: String, as kind: ExpressionKind, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> CompiledCondition {
    do throws(ExpressionError.Fault) {
      let cache = CachedForms.conditions
      let form = try cache.form(of: text, in: &scope) { scope throws(ExpressionError.Fault) in
        guard case .condition(let tree) = try SyntaxCache.tree(of: text, as: kind) else {
          throw .empty
        }
        return try ConditionForm(tree, in: &scope)
      }
      return CompiledCondition(form, scope.values.attributes)
    } catch {
      throw ExpressionError(kind, error)
    }
  }

  /// Parses an update expression and substitutes the scope's names and values.
  package static func parseUpdate(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> UpdateExpression {
    do throws(ExpressionError.Fault) {
      let cache = CachedForms.updates
      let form = try cache.form(of: text, in: &scope) { scope throws(ExpressionError.Fault) in
        guard case .update(let tree) = try SyntaxCache.tree(of: text, as: .update) else {
          throw .empty
        }
        return UpdateForm(try UpdateResolution.resolve(tree, in: &scope))
      }
      return UpdateExpression(form, scope.values.attributes)
    } catch {
      throw ExpressionError(.update, error)
    }
  }

  /// Parses a projection expression and substitutes the scope's names.
  package static func parseProjection(
    _ text: String, in scope: inout ExpressionScope
  ) throws(ExpressionError) -> Projection {
    do throws(ExpressionError.Fault) {
      guard case .projection(let tree) = try SyntaxCache.tree(of: text, as: .projection) else {
        throw .empty
      }
      var paths: [DocumentPath] = []
      paths.reserveCapacity(tree.count)
      for path in tree { paths.append(try scope.path(for: path)) }
      try PathRules.requireDisjoint(paths)
      return Projection(paths: paths)
    } catch {
      throw ExpressionError(.projection, error)
    }
  }

  /// Converts a resolved condition to a key condition.
  ///
  /// Its shape is checked after everything else in the request's expressions, including unused
  /// names and values ([moto-aws-verified] `test_query_unused_attribute_name`).
  package static func keyCondition(
    of condition: Condition
  ) throws(ExpressionError) -> KeyCondition {
    do throws(ExpressionError.Fault) {
      return try KeyConditionResolution.resolve(condition)
    } catch {
      throw ExpressionError(.keyCondition, error)
    }
  }
}
