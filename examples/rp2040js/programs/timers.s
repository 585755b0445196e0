@ What counts time: alarms of the TIMER, SysTick, PWM slices, ADC, watchdog and RTC, all with interrupts, and a main
@ program that sleeps now and then. Levels of pins and bytes of the UART come from outside.

    .include "chip.inc"

    .equ    PERIOD0, 37             @ microseconds
    .equ    PERIOD1, 101

    .thumb_func
start:
    movs    r4, #0
    put     UART0 + 0x30, 0x301     @ enable
    put     UART0 + 0x38, 0x10      @ interrupt on receive
    @ Pins 0 to 5 for PWM, 10 to 13 inputs with interrupts on both edges.
    ldr     r0, =IO_BANK0 + 4
    movs    r1, #4
    movs    r2, #6
1:  str     r1, [r0]
    adds    r0, #8
    subs    r2, #1
    bne     1b
    put     PADS + 4 + 4 * 10, 0x5a
    put     PADS + 4 + 4 * 11, 0x5a
    put     IO_BANK0 + 0x104, 0x00cccc00
    @ Slices 0 to 2: free running with a fraction, phase-correct, and one that wraps often.
    put     PWM + 0x04, 0x18
    put     PWM + 0x0c, 0x01230055
    put     PWM + 0x10, 999
    put     PWM + 0x14 + 0x04, 0x20
    put     PWM + 0x14 + 0x0c, 0x00100200
    put     PWM + 0x14 + 0x10, 700
    put     PWM + 0x28 + 0x0c, 0x00300010
    put     PWM + 0x28 + 0x10, 777
    put     PWM, 1
    put     PWM + 0x14, 3
    put     PWM + 0x28, 1
    put     PWM + 0xa8, 7
    put     SYST_RVR, 6000
    put     SYST_CVR, 0
    put     SYST_CSR, 7
    bl      start_more
    put     NVIC_IPR0, 0x40c08000   @ the timer's alarms have four priorities
    put     NVIC_ISER, 0x0050201f
    movs    r5, #0
loop:
    adds    r5, #1
    see     TIMER + 0x0c
    see     TIMER + 0x08
    see     SYST_CVR
    see     PWM + 0x08
    see     PWM + 0x14 + 0x08
    see     WATCHDOG
    see     RTC + 0x1c
    see     SIO + 4
    put     WATCHDOG + 4, 0x4000
    ldr     r0, =PWM + 0x0c         @ another duty
    uxtb    r1, r4
    str     r1, [r0]
    movs    r0, #7
    tst     r5, r0
    bne     loop
    bl      tell
    movs    r0, #31
    tst     r5, r0
    bne     loop
    wfi
    b       loop
    .ltorg

    .thumb_func
start_more:
    put     WATCHDOG + 4, 0x4000
    put     WATCHDOG, 0x40000000
    put     RTC + 4, 0x07e8b10d     @ 13 November 2024
    put     RTC + 8, 0x030c221f
    put     RTC + 0x0c, 0x11
    put     ADC + 0x08, 0x01000001  @ FIFO, threshold 1
    put     ADC + 0x18, 1
    put     ADC + 0x10, 0x60000
    put     ADC, 0x001f0009         @ many, all channels in turn
    put     TIMER + 0x38, 15
    ldr     r0, =TIMER
    ldr     r1, [r0, #0x28]
    adds    r1, #PERIOD0
    str     r1, [r0, #0x10]
    adds    r1, #PERIOD1
    str     r1, [r0, #0x14]
    adds    r1, #250
    str     r1, [r0, #0x18]
    adds    r1, #250
    str     r1, [r0, #0x1c]
    bx      lr
    .ltorg

    @ Answers an alarm and sets the next: ALARM register, bit, microseconds.
    .macro  answer alarm, bit, period
    push    {lr}
    ldr     r0, =TIMER
    movs    r1, #\bit
    str     r1, [r0, #0x34]
    ldr     r1, [r0, #0x28]
    adds    r1, #\period
    str     r1, [r0, #\alarm]
    movs    r0, #\bit
    bl      add_in_handler
    pop     {pc}
    .endm

    .global on_timer0, on_timer1, on_timer2, on_timer3, on_pwm, on_systick, on_adc, on_pins, on_uart0
    .thumb_func
on_timer0:
    answer  0x10, 1, PERIOD0
    .thumb_func
on_timer1:
    answer  0x14, 2, PERIOD1
    .thumb_func
on_timer2:
    answer  0x18, 4, 63
    .thumb_func
on_timer3:
    answer  0x1c, 8, 211

    .thumb_func
on_pwm:
    push    {lr}
    ldr     r1, =PWM
    ldr     r0, [r1, #0x28 + 0x08]
    adds    r1, #0xa4
    ldr     r2, [r1]
    str     r2, [r1]
    adds    r0, r2
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_systick:
    push    {lr}
    movs    r0, #0x71
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_adc:
    push    {lr}
    ldr     r1, =ADC
    ldr     r0, [r1, #0x0c]
    ldr     r2, [r1, #0x04]
    adds    r0, r2
    bl      add_in_handler
    ldr     r1, =ADC                @ rp2040js takes its interrupt back only when this is written
    movs    r0, #1
    str     r0, [r1, #0x18]
    pop     {pc}

    .thumb_func
on_pins:
    push    {lr}
    ldr     r1, =IO_BANK0 + 0xf4
    ldr     r0, [r1]
    str     r0, [r1]
    bl      add_in_handler
    pop     {pc}

    .thumb_func
on_uart0:
    push    {lr}
    ldr     r1, =UART0
    ldr     r0, [r1]
    bl      add_in_handler
    pop     {pc}
    .ltorg
