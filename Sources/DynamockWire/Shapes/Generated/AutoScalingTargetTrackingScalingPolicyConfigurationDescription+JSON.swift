// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingTargetTrackingScalingPolicyConfigurationDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("DisableScaleIn", disableScaleIn)
    writer.member("ScaleInCooldown", scaleInCooldown)
    writer.member("ScaleOutCooldown", scaleOutCooldown)
    writer.member("TargetValue", targetValue)
    writer.endObject()
  }
}
