@ The core and its single-cycle I/O: divider, interpolators, spinlocks, two stacks, SVC and PendSV, WFE; the clock tree
@ changed while SysTick and PWM go by it; flash written; USB packets.

    .include "chip.inc"

    .equ    PSP, 0x20030000
    .equ    FLASH_PAGE, 0x10100000

    .thumb_func
start:
    movs    r4, #0
    put     UART0 + 0x30, 0x301
    put     SHPR3, 0x80400000
    put     SYST_RVR, 9000
    put     SYST_CVR, 0
    put     SYST_CSR, 3
    put     PWM + 0x10, 1234
    put     PWM, 1
    put     SIO + 0x24, 0x0f000000  @ outputs 24 to 27
    put     IO_BANK0 + 4 + 8 * 24, 5
    put     IO_BANK0 + 4 + 8 * 25, 5
    bl      start_usb
    bl      start_lanes
    ldr     r0, =PSP
    msr     psp, r0
    movs    r0, #2
    msr     control, r0
    isb
    movs    r5, #0
loop:
    adds    r5, #1
    bl      divide
    bl      interpolate
    bl      lock
    svc     #5
    ldr     r0, =SIO + 0x1c         @ turn the pins
    lsls    r1, r4, #24
    str     r1, [r0]
    put     ICSR, 0x10000000
    see     SYST_CVR
    see     PWM + 0x08
    ldr     r0, =WATCHDOG + 0x0c
    str     r4, [r0]
    movs    r0, #7
    tst     r5, r0
    bne     loop
    bl      tell
    sev
    wfe
    bl      send
    bl      store
    movs    r0, #63
    tst     r5, r0
    bne     loop
    bl      change_clocks
    b       loop
    .ltorg

    @ Unsigned and signed; the quotient of the first is not read, so that it waits. Every 16th divisor is 0.
    .thumb_func
divide:
    push    {lr}
    ldr     r2, =SIO + 0x60
    str     r4, [r2]
    movs    r0, #15
    ands    r0, r5
    str     r0, [r2, #0x04]
    ldr     r0, [r2, #0x14]
    bl      add
    ldr     r0, [r2, #0x10]
    bl      add
    mvns    r0, r5
    str     r0, [r2, #0x08]
    movs    r0, #7
    str     r0, [r2, #0x0c]
    ldr     r0, [r2, #0x10]
    bl      add
    pop     {pc}

    @ Interpolator 0 mixes, 1 clamps; results are popped, so that they come back into the accumulators.
    .thumb_func
start_lanes:
    put     SIO + 0xac, 0x00200000 | 7 << 10
    put     SIO + 0xb0, 7 << 10 | 2
    put     SIO + 0x88, 100
    put     SIO + 0x8c, 9000
    put     SIO + 0xec, 0x00400000 | 31 << 10 | 3
    put     SIO + 0xf0, 15 << 10 | 1 << 16
    put     SIO + 0xc8, 64
    put     SIO + 0xcc, 0x00700000
    bx      lr
    .ltorg

    .thumb_func
interpolate:
    push    {lr}
    ldr     r2, =SIO + 0x80
    str     r4, [r2, #0x04]
    ldr     r0, [r2, #0x18]         @ POP_LANE1
    bl      add
    ldr     r0, [r2, #0x1c]
    bl      add
    ldr     r2, =SIO + 0xc0
    str     r4, [r2]
    str     r5, [r2, #0x34]         @ ACCUM0_ADD
    ldr     r0, [r2, #0x14]
    bl      add
    ldr     r0, [r2, #0x1c]
    bl      add
    pop     {pc}

    @ One of 32 locks is taken, and another given back.
    .thumb_func
lock:
    push    {lr}
    ldr     r2, =SIO + 0x100
    movs    r1, #31
    ands    r1, r4
    lsls    r1, #2
    ldr     r0, [r2, r1]
    bl      add
    movs    r1, #31
    ands    r1, r5
    lsls    r1, #2
    str     r1, [r2, r1]
    ldr     r2, =SIO + 0x5c
    ldr     r0, [r2]
    bl      add
    pop     {pc}
    .ltorg

    .thumb_func
start_usb:
    put     USB + 0x40, 1
    put     USB + 0x4c, 0x20010000
    put     USB + 0x90, 0x10
    put     NVIC_ISER, 0x20
    put     USB_DPRAM + 0x08, 0xa0000180    @ endpoint 1, in: its buffer is at 0x180
    put     USB_DPRAM + 0x180, 0x64636261
    bx      lr

    @ The sum as a packet of 4 bytes.
    .thumb_func
send:
    ldr     r0, =USB_DPRAM + 0x180
    str     r4, [r0]
    put     USB_DPRAM + 0x88, 0x8404
    bx      lr

    @ A word of flash: rp2040js lets a program write it.
    .thumb_func
store:
    ldr     r0, =FLASH_PAGE
    ldr     r1, =0xffc
    lsls    r2, r5, #2
    ands    r1, r2
    str     r4, [r0, r1]
    bx      lr
    .ltorg

    @ PLL by turns 125 and 100 MHz, and clk_sys from it or from the crystal.
    .thumb_func
change_clocks:
    put     XOSC, 0xfabaa0
    movs    r2, #125
    lsrs    r1, r5, #7
    bcc     1f
    movs    r2, #100
1:  ldr     r0, =PLL_SYS
    str     r2, [r0, #0x08]
    put     PLL_SYS + 0x0c, 0x62000
    put     CLOCKS + 0x48, 0x800
    lsrs    r1, r5, #8
    movs    r2, #1
    bcs     2f
    movs    r2, #0
    put     CLOCKS + 0x30, 2
2:  ldr     r0, =CLOCKS + 0x3c
    str     r2, [r0]
    bx      lr
    .ltorg

    .global on_systick, on_pendsv, on_svcall, on_usb
    .thumb_func
on_systick:
    push    {lr}
    movs    r0, #0x71
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_pendsv:
    push    {lr}
    mrs     r0, psp
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_svcall:
    push    {lr}
    mrs     r0, xpsr
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_usb:
    push    {lr}
    ldr     r2, =USB + 0x58
    ldr     r0, [r2]
    str     r0, [r2]
    bl      add_in_handler
    pop     {pc}
    .ltorg
