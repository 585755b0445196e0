# Guest E: a boot sector that sets 640 by 480 pixels of 32 bits by Bochs' registers and paints the first 64 KiB orange, which
# is 25 rows and a half. On the first serial line it says R when it is ready.
        .code16
        .globl  _start
        .equ    INDEX, 0x1ce
        .equ    DATA, 0x1cf
        .equ    COM1, 0x3f8

_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    $registers, %si
        movw    $5, %cx
1:      lodsw
        movw    $INDEX, %dx
        outw    %ax, %dx
        lodsw
        movw    $DATA, %dx
        outw    %ax, %dx
        loop    1b
        movw    $0xa000, %ax
        movw    %ax, %es
        xorw    %di, %di
        movl    $0x00ff8000, %eax
        movw    $0x4000, %cx
        rep stosl
        movw    $COM1, %dx
        movb    $'R', %al
        outb    %al, %dx
2:      hlt
        jmp     2b

registers:
        .word   4, 0                    # off
        .word   1, 640, 2, 480, 3, 32
        .word   4, 0x41                 # on, with the linear frame buffer
        .org    510
        .word   0xaa55
