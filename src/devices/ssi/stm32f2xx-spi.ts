/**
 * The section `stm32f2xx-spi`: the SPI controller of STM32F2xx.
 *
 * QEMU: `hw/ssi/stm32f2xx_spi.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStm32f2xxSpi = vmstate({
  name: 'stm32f2xx-spi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    spi_cr1: uint32(),
    spi_cr2: uint32(),
    spi_sr: uint32(),
    spi_dr: uint32(),
    spi_crcpr: uint32(),
    spi_rxcrcr: uint32(),
    spi_txcrcr: uint32(),
    spi_i2scfgr: uint32(),
    spi_i2spr: uint32(),
  },
});
export type Stm32f2xxSpiState = StateOf<typeof vmstateStm32f2xxSpi>;
