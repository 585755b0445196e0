/** The names of commands (`qemu_vm_cmd` of QEMU's `migration/savevm.c`), by their numbers. */
export const COMMAND_NAMES: readonly (string | undefined)[] = [
  undefined,
  'OPEN_RETURN_PATH',
  'PING',
  'POSTCOPY_ADVISE',
  'POSTCOPY_LISTEN',
  'POSTCOPY_RUN',
  'POSTCOPY_RAM_DISCARD',
  'PACKAGED',
  'ENABLE_COLO',
  'POSTCOPY_RESUME',
  'RECV_BITMAP',
  'SWITCHOVER_START',
];
