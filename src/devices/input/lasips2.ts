/**
 * The section `lasips2`: the PS/2 ports of HP PA-RISC machines.
 *
 * QEMU: `hw/input/lasips2.c`; checked on streams of 5.2 and 7.2. What differs between them is in the slots it
 * concerns.
 */
import { bool, named, releases, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateLasips2In5_2 = vmstate({
  name: 'lasips2',
  versionId: 0,
  fields: {
    ...named('kbd.', {
      kbd_control: uint8({ name: 'control' }),
      kbd_id: uint8({ name: 'id' }),
      kbd_irq: bool({ name: 'irq' }),
    }),
    ...named('mouse.', {
      mouse_control: uint8({ name: 'control' }),
      mouse_id: uint8({ name: 'id' }),
      mouse_irq: bool({ name: 'irq' }),
    }),
  },
});

export const vmstateLasips2Port = vmstate({
  name: 'lasips2-port',
  versionId: 1,
  minimumVersionId: 1,
  fields: { control: uint8(), buf: uint8(), loopback_rbne: bool() },
});

export const vmstateLasips2In7_2 = vmstate({
  name: 'lasips2',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    int_status: uint8(),
    kbd_port_parent_obj: struct(vmstateLasips2Port, { name: 'kbd_port.parent_obj', since: 1 }),
    mouse_port_parent_obj: struct(vmstateLasips2Port, { name: 'mouse_port.parent_obj', since: 1 }),
  },
});

export const vmstateLasips2 = releases({ '2.3': vmstateLasips2In5_2, '7.2': vmstateLasips2In7_2 });
export type Lasips2State = StateOf<typeof vmstateLasips2>;
