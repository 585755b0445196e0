@ What moves data: PIO with both shift registers, DMA that feeds it and takes from it, DMA paced by a timer into the
@ UART, chained and byte-swapping DMA, SPI and I2C to what stands around the chip.

    .include "chip.inc"

    .equ    TABLE, 0x20001000       @ 64 words for the PIO
    .equ    RECEIVED, 0x20002000    @ a ring of 256 bytes
    .equ    SWAPPED, 0x20003000
    .equ    FROM_SPI, 0x20004000

    .equ    TREQ, 15
    .equ    CHAIN, 11
    .equ    CH0, (1 | 2 << 2 | 1 << 4 | 0 << CHAIN | 0 << TREQ)                     @ words, request PIO0 TX0
    .equ    CH1, (1 | 2 << 2 | 1 << 5 | 8 << 6 | 1 << 10 | 1 << CHAIN | 4 << TREQ)  @ ring, request PIO0 RX0
    .equ    CH3, (1 | 1 << 4 | 4 << CHAIN | 59 << TREQ)                             @ bytes, by timer 0, then channel 4
    .equ    CH4, (1 | 1 << 2 | 3 << 4 | 4 << CHAIN | 63 << TREQ | 1 << 22)          @ half words, swapped
    .equ    CH5, (1 | 1 << 5 | 6 << 6 | 1 << 10 | 5 << CHAIN | 17 << TREQ)          @ request SPI0 RX

    .thumb_func
start:
    movs    r4, #0
    ldr     r0, =TABLE
    ldr     r1, =0x9e3779b9
    movs    r2, #64
    movs    r3, #0
1:  adds    r3, r3, r1
    stm     r0!, {r3}
    subs    r2, #1
    bne     1b
    put     UART0 + 0x30, 0x301
    put     SPI0 + 0x10, 2
    put     SPI0, 0x0007
    put     SPI0 + 0x04, 2
    put     SPI0 + 0x14, 1          @ interrupt on overrun of the receive FIFO
    put     I2C0 + 0x04, 0x42
    put     I2C0 + 0x6c, 1
    bl      start_pio
    bl      start_dma
    put     NVIC_ISER, 0x00041880
    movs    r5, #0
loop:
    adds    r5, #1
    see     PIO0 + 0x04             @ FSTAT
    see     PIO0 + 0x0c             @ FLEVEL
    see     PIO0 + 0xd4             @ SM0_ADDR
    see     PIO0 + 0x3c             @ DBG_PADOUT
    see     DMA + 0x04
    see     DMA + 0x48
    see     DMA + 0xc8
    see     SPI0 + 0x0c
    see     I2C0 + 0x70
    see     I2C0 + 0x78
    see     I2C0 + 0x34
    see     RECEIVED + 0x40
    see     SIO + 4
    movs    r0, #7
    tst     r5, r0
    bne     loop
    bl      tell
    ldr     r0, =SPI0
    str     r4, [r0, #0x08]
    str     r5, [r0, #0x08]
    movs    r0, #63
    tst     r5, r0
    bne     loop
    bl      talk
    b       loop
    .ltorg

    @ Two bytes to the I2C device, one from it, and what was read last time. Machine 1 of the PIO never takes what is sent.
    .thumb_func
talk:
    ldr     r0, =I2C0
    uxtb    r1, r5
    str     r1, [r0, #0x10]
    uxtb    r1, r4
    str     r1, [r0, #0x10]
    ldr     r1, =0x700              @ restart, read, stop
    str     r1, [r0, #0x10]
    ldr     r1, [r0, #0x10]
    eors    r4, r1
    ldr     r0, =PIO0 + 0x14        @ TXF1
    str     r4, [r0]
    bx      lr
    .ltorg

    .thumb_func
start_pio:
    ldr     r0, =PIO0 + 0x48
    adr     r1, instructions
    movs    r2, #14
1:  ldrh    r3, [r1]
    str     r3, [r0]
    adds    r0, #4
    adds    r1, #2
    subs    r2, #1
    bne     1b
    put     IO_BANK0 + 4 + 8 * 16, 6
    put     IO_BANK0 + 4 + 8 * 17, 6
    put     IO_BANK0 + 4 + 8 * 18, 6
    put     PADS + 4 + 4 * 12, 0x5a
    @ Machine 0: OUT to pins 16 and 17, autopush and autopull at 32, wrap 0 to 5.
    put     PIO0 + 0xd0, 0x000f0000
    put     PIO0 + 0xcc, 5 << 12
    put     PIO0 + 0xdc, 2 << 26 | 2 << 20 | 16 << 5 | 16
    put     PIO0 + 0xd8, 0xe083     @ SET PINDIRS, 3
    @ Machine 1: SET to pin 18, IN from pin 10 on, wrap 8 to 13, begins with JMP 8.
    put     PIO0 + 0xe8, 0x00080000
    put     PIO0 + 0xe4, 13 << 12 | 8 << 7
    put     PIO0 + 0xf4, 1 << 26 | 10 << 15 | 18 << 5
    put     PIO0 + 0xf0, 0xe081     @ SET PINDIRS, 1
    put     PIO0 + 0xf0, 8
    put     PIO0 + 0x12c, 0x200     @ interrupt of flag 1
    put     PIO0, 3
    bx      lr
    .ltorg
    .balign 4
instructions:
    .hword  0x6023                  @ 0: OUT X, 3
    .hword  0x4025                  @    IN X, 5
    .hword  0xa049                  @    MOV Y, ~X
    .hword  0x6102                  @ 3: OUT PINS, 2 [1]
    .hword  0x0043                  @    JMP X--, 3
    .hword  0xc000                  @    IRQ 0
    .hword  0, 0
    .hword  0x20c0                  @ 8: WAIT 1 IRQ 0
    .hword  0xe301                  @    SET PINS, 1 [3]
    .hword  0x4007                  @    IN PINS, 7
    .hword  0x208c                  @    WAIT 1 GPIO 12
    .hword  0x8000                  @    PUSH NOBLOCK
    .hword  0xc001                  @ 13: IRQ 1

    .thumb_func
start_dma:
    put     DMA + 0x420, 0x00640001
    put     DMA + 0x404, 3          @ IRQ 0 by channels 0 and 1
    put     DMA + 0x414, 0x10       @ IRQ 1 by channel 4
    put     DMA + 0x140, SPI0 + 0x08
    put     DMA + 0x144, FROM_SPI
    put     DMA + 0x148, 0x7fffffff
    put     DMA + 0x14c, CH5
    put     DMA + 0x100, TABLE
    put     DMA + 0x104, SWAPPED
    put     DMA + 0x108, 32
    put     DMA + 0x110, CH4        @ does not start: AL1_CTRL
    push    {lr}
    bl      feed
    bl      take
    bl      pace
    pop     {pc}
    .ltorg

    .thumb_func
feed:
    put     DMA, TABLE
    put     DMA + 0x04, PIO0 + 0x10
    put     DMA + 0x08, 64
    put     DMA + 0x0c, CH0
    bx      lr
    .thumb_func
take:
    put     DMA + 0x40, PIO0 + 0x20
    put     DMA + 0x44, RECEIVED
    put     DMA + 0x48, 100
    put     DMA + 0x4c, CH1
    bx      lr
    .thumb_func
pace:
    put     DMA + 0xc0, TABLE + 3
    put     DMA + 0xc4, UART0
    put     DMA + 0xc8, 40
    put     DMA + 0xcc, CH3
    bx      lr
    .ltorg

    .global on_dma0, on_dma1, on_pio0, on_spi0
    .thumb_func
on_dma0:
    push    {lr}
    ldr     r2, =DMA + 0x400
    ldr     r0, [r2, #0x0c]
    str     r0, [r2, #0x0c]
    push    {r0}
    bl      add_in_handler
    pop     {r0}
    push    {r0}
    lsrs    r0, #1
    bcc     1f
    bl      feed
1:  pop     {r0}
    lsrs    r0, #2
    bcc     2f
    bl      take
2:  pop     {pc}

    .thumb_func
on_dma1:
    push    {lr}
    ldr     r2, =DMA + 0x400
    ldr     r0, [r2, #0x1c]
    str     r0, [r2, #0x1c]
    bl      add_in_handler
    put     DMA + 0x100, TABLE
    put     DMA + 0x104, SWAPPED
    bl      pace
    pop     {pc}

    .thumb_func
on_pio0:
    push    {lr}
    ldr     r1, =PIO0
    movs    r0, #2
    str     r0, [r1, #0x30]
    ldr     r0, [r1, #0x24]         @ RXF1
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_spi0:
    push    {lr}
    ldr     r1, =SPI0
    movs    r0, #3
    str     r0, [r1, #0x20]
    bl      add_in_handler
    pop     {pc}
    .ltorg
