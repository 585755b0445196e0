# Guest A: a boot sector that counts ticks of the timer on the first serial line, in real mode.
#
# Writes "tick 0000000A", "tick 00000014", ... : every tenth tick of 100 Hz. Between ticks the CPU is halted.
        .code16
        .globl  _start
        .equ    COM1, 0x3f8
        .equ    DIVISOR, 11932          # 1193182 Hz / 100

_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %ss
        movw    $0x7c00, %sp
        movw    $tick, 0x20             # vector 8: IRQ 0
        movw    %ax, 0x22
        movw    $COM1 + 3, %dx          # 115200 baud, 8N1
        movb    $0x80, %al
        outb    %al, %dx
        movw    $COM1, %dx
        movw    $1, %ax
        outw    %ax, %dx
        movw    $COM1 + 3, %dx
        movb    $3, %al
        outb    %al, %dx
        movb    $0x34, %al              # channel 0, low then high byte, rate generator
        outb    %al, $0x43
        movb    $DIVISOR & 0xff, %al
        outb    %al, $0x40
        movb    $DIVISOR >> 8, %al
        outb    %al, $0x40
        movb    $0xfe, %al              # IRQ 0 only
        outb    %al, $0x21
        sti

wait:   hlt
        cmpw    $10, ten
        jb      wait
        movw    $0, ten
        movw    $text, %si
1:      lodsb
        testb   %al, %al
        jz      2f
        call    put
        jmp     1b
2:      movl    count, %ebx
        movw    $8, %cx
3:      roll    $4, %ebx
        movb    %bl, %al
        andb    $15, %al
        cmpb    $10, %al
        sbbb    $0x69, %al              # a digit in hexadecimal, by the decimal adjustment
        das
        call    put
        loop    3b
        movb    $'\n', %al
        call    put
        jmp     wait

tick:   incl    %cs:count
        incw    %cs:ten
        pushw   %ax
        movb    $0x20, %al
        outb    %al, $0x20
        popw    %ax
        iretw

put:    movb    %al, %ah
        movw    $COM1 + 5, %dx
1:      inb     %dx, %al
        testb   $0x20, %al
        jz      1b
        movw    $COM1, %dx
        movb    %ah, %al
        outb    %al, %dx
        ret

text:   .asciz  "tick "
        .balign 4
count:  .long   0
ten:    .word   0
        .org    510
        .word   0xaa55
