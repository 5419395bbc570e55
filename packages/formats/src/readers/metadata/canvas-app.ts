/** `NativeCDSDataSourceInfo`, `ViewInfo`, `OptionSetInfo`, `ServiceInfo` in the `DataSources` of an unpacked canvas app. */
export function isAppSource(type: unknown): boolean {
  return typeof type === 'string' && /^(?:\w*DataSource|View|OptionSet|Service)Info$/.test(type);
}
